import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadServerKey } from '../../../server/server-key.ts';
import { loadSecretBox, makeSecretBox } from '../../../server/sign-in/secret-box.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mot-cham-box-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a secret box', () => {
  it('opens what a box over the same key sealed, for the same owner', async () => {
    await loadServerKey(folder);
    const sealed = await (await loadSecretBox(folder)).seal('JBSWY3DP', 'lan');
    expect(sealed).not.toContain('JBSWY3DP');
    expect(await (await loadSecretBox(folder)).open(sealed, 'lan')).toBe('JBSWY3DP');
  });

  it('seals the same secret differently each time', async () => {
    const box = await makeSecretBox(new Uint8Array(32));
    expect(await box.seal('a', 'lan')).not.toBe(await box.seal('a', 'lan'));
  });

  it('opens nothing for another owner, of another key, or that was altered', async () => {
    const box = await makeSecretBox(new Uint8Array(32));
    const other = await makeSecretBox(new Uint8Array(32).fill(1));
    const sealed = await box.seal('a secret', 'lan');
    const altered = `${sealed.startsWith('A') ? 'B' : 'A'}${sealed.slice(1)}`;
    expect(await box.open(sealed, 'hoa')).toBeUndefined();
    expect(await other.open(sealed, 'lan')).toBeUndefined();
    expect(await box.open(altered, 'lan')).toBeUndefined();
  });

  it.each(['', '.', 'AAAA', 'AAAAAAAAAAAAAAAA', 'AAAAAAAAAAAAAAAA.', 'ÄÄ.ÄÄ', 'a.b.c'])(
    'opens nothing of %j',
    async (text) => {
      const box = await makeSecretBox(new Uint8Array(32));
      expect(await box.open(text, 'lan')).toBeUndefined();
    },
  );

  it('is not made of a file that holds no key', async () => {
    const broken = await mkdtemp(join(folder, 'broken-'));
    await writeFile(join(broken, 'server-key.json'), '{}');
    await expect(loadSecretBox(broken)).rejects.toThrow('does not hold a server key');
  });
});
