import { link, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServerKey as PublicServerKey } from '../shared/api/pairing.ts';
import { fromBase64url, toBase64url } from '../shared/record/base64url.ts';
import { utf8, type Bytes } from '../shared/record/bytes.ts';
import { digest } from '../shared/record/seal.ts';
import {
  generateSigningKey,
  importPrivateKey,
  signBytes,
  type PublicKey,
  type SigningKey,
} from '../shared/record/signing-key.ts';
import { parseJson } from '../shared/validation/parse.ts';
import { serverKeyFileSchema, type ServerKeyFile } from '../shared/validation/server-key-schema.ts';
import { makeOwnFolder } from './store/owner-only.ts';

/** The key that every paired kiosk has pinned. Lost, every kiosk has to be paired again. */
export interface ServerKey {
  /** What kiosks pin. */
  readonly public: PublicServerKey;
  /** Base64url signature of the bytes. */
  readonly sign: (bytes: Bytes) => Promise<string>;
}

/** Its name in the data folder. */
export const SERVER_KEY_FILE = 'server-key.json';
/**
 * What a new key is of. Every browser that can run the kiosk verifies P-256; Ed25519 is missing in
 * older WebViews. Keys of either kind in the file go on working: kiosks have pinned them.
 */
const ALGORITHM = 'P-256';

/**
 * The server's key from the data folder, made there (readable by the owner only) at the first
 * start. Throws when the file is there but is not a key: making a new one would cut off every
 * kiosk.
 */
export async function loadServerKey(dataFolder: string): Promise<ServerKey> {
  const path = join(dataFolder, SERVER_KEY_FILE);
  const text = (await readIfThere(path)) ?? (await makeKeyFile(dataFolder, path));
  const parsed = parseJson(serverKeyFileSchema, text);
  const key = parsed.ok ? await importKey(parsed.value) : undefined;
  if (key === undefined) {
    throw new Error(`${path} does not hold a server key. Restore it from the backup.`);
  }
  const id = await digest('SERVER-KEY', utf8(`${key.algorithm}\0${key.publicKey}`));
  return {
    public: { id, algorithm: key.algorithm, publicKey: key.publicKey },
    sign: (bytes) => signBytes(key, bytes),
  };
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whole on the disk before it has its name: a power cut leaves no half key behind. */
async function makeKeyFile(folder: string, path: string): Promise<string> {
  await makeOwnFolder(folder);
  const draft = `${path}.${crypto.randomUUID()}.draft`;
  const handle = await open(draft, 'w', 0o600);
  try {
    await handle.writeFile(await makeKeyText());
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(draft, path);
    await syncFolder(folder);
  } catch (error) {
    // Another process of this server was first: its key is the one.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await rm(draft);
  }
  return readFile(path, 'utf8');
}

async function makeKeyText(): Promise<string> {
  const key = await generateSigningKey(ALGORITHM, true);
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', key.privateKey));
  const file: ServerKeyFile = {
    algorithm: ALGORITHM,
    publicKey: key.publicKey,
    privateKey: toBase64url(pkcs8),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function importKey(file: ServerKeyFile): Promise<(SigningKey & PublicKey) | undefined> {
  const pkcs8 = fromBase64url(file.privateKey);
  const privateKey = pkcs8 && (await importPrivateKey(file.algorithm, pkcs8));
  return privateKey && { algorithm: file.algorithm, publicKey: file.publicKey, privateKey };
}
