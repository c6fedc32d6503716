import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toBase64url } from '../../shared/record/base64url.ts';
import { utf8 } from '../../shared/record/bytes.ts';
import { generateSigningKey, importVerifier } from '../../shared/record/signing-key.ts';
import { loadServerKey } from '../../server/server-key.ts';

describe('loadServerKey', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mot-cham-key-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('makes a key at the first start and keeps it for the owner alone', async () => {
    const first = await loadServerKey(folder);
    const again = await loadServerKey(folder);
    expect(again.public).toEqual(first.public);
    const { mode } = await stat(join(folder, 'server-key.json'));
    expect(mode & 0o777).toBe(0o600);
    const verify = await importVerifier(first.public);
    expect(await verify!(await again.sign(utf8('receipt')), utf8('receipt'))).toBe(true);
  });

  it('answers one key to two processes that start at once', async () => {
    const keys = await Promise.all([loadServerKey(folder), loadServerKey(folder)]);
    expect(keys[1].public).toEqual(keys[0].public);
  });

  it('makes keys of P-256, which every browser of a kiosk verifies', async () => {
    expect((await loadServerKey(folder)).public).toMatchObject({ algorithm: 'P-256' });
  });

  it('goes on signing with an Ed25519 key that kiosks have pinned', async () => {
    const key = await generateSigningKey('Ed25519', true);
    const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', key.privateKey));
    const { algorithm, publicKey } = key;
    const text = JSON.stringify({ algorithm, publicKey, privateKey: toBase64url(pkcs8) });
    await writeFile(join(folder, 'server-key.json'), text);
    const loaded = await loadServerKey(folder);
    expect(loaded.public).toMatchObject({ algorithm, publicKey });
    const verify = await importVerifier(key);
    expect(await verify!(await loaded.sign(utf8('receipt')), utf8('receipt'))).toBe(true);
  });

  const withoutKey = JSON.stringify({
    algorithm: 'Ed25519',
    publicKey: 'A'.repeat(43),
    privateKey: 'AAAA',
  });

  it.each(['', '{"algorithm":"Ed25519"}', withoutKey])(
    'refuses a damaged file (%j)',
    async (text) => {
      const file = join(folder, 'server-key.json');
      await writeFile(file, text);
      await expect(loadServerKey(folder)).rejects.toThrow('does not hold a server key');
      expect(await readFile(file, 'utf8')).toBe(text);
    },
  );
});
