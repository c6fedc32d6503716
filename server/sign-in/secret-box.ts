import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fromBase64url, toBase64url } from '../../shared/record/base64url.ts';
import { utf8, type Bytes } from '../../shared/record/bytes.ts';
import { parseJson } from '../../shared/validation/parse.ts';
import { serverKeyFileSchema } from '../../shared/validation/server-key-schema.ts';
import { SERVER_KEY_FILE } from '../server-key.ts';

/** Encrypts what the database must keep and nobody who reads only the database may know. */
export interface SecretBox {
  /** `owner` is bound in: sealed text that is moved to another owner does not open. */
  seal(secret: string, owner: string): Promise<string>;
  /** Undefined for what was not sealed with this key for this owner. */
  open(sealed: string, owner: string): Promise<string | undefined>;
}

/** Of AES-GCM; random, as few secrets are ever sealed with one key. */
const NONCE_BYTES = 12;

/**
 * A box whose key is derived from the server's key in the data folder (HKDF-SHA-256 under a label
 * of its own, so that neither tells of the other): one file to guard, to copy and to restore, and
 * never in the database. The server's key must be there already: `loadServerKey` makes it.
 */
export async function loadSecretBox(dataFolder: string): Promise<SecretBox> {
  const path = join(dataFolder, SERVER_KEY_FILE);
  const file = parseJson(serverKeyFileSchema, await readFile(path, 'utf8'));
  const privateKey = file.ok ? fromBase64url(file.value.privateKey) : undefined;
  if (privateKey === undefined) throw new Error(`${path} does not hold a server key.`);
  return makeSecretBox(privateKey);
}

/** A box over a secret that has at least 256 bits of randomness in it. */
export async function makeSecretBox(keyMaterial: Bytes): Promise<SecretBox> {
  const material = await crypto.subtle.importKey('raw', keyMaterial, 'HKDF', false, ['deriveKey']);
  const key = await crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8('MOT-CHAM SECRET-BOX 1') },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
  const rule = (iv: Bytes, owner: string) => ({ name: 'AES-GCM', iv, additionalData: utf8(owner) });
  return {
    seal: async (secret, owner) => {
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
      const sealed = await crypto.subtle.encrypt(rule(nonce, owner), key, utf8(secret));
      return `${toBase64url(nonce)}.${toBase64url(new Uint8Array(sealed))}`;
    },
    open: async (sealed, owner) => {
      const [nonce, bytes] = sealed.split('.', 2).map((part) => fromBase64url(part));
      if (nonce?.length !== NONCE_BYTES || bytes === undefined) return undefined;
      try {
        const opened = await crypto.subtle.decrypt(rule(nonce, owner), key, bytes);
        return new TextDecoder().decode(opened);
      } catch {
        // WebCrypto says only that it failed: another key, another owner or altered text.
        return undefined;
      }
    },
  };
}
