import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { utf8 } from '../../shared/record/bytes.ts';
import { importVerifier } from '../../shared/record/signing-key.ts';
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
