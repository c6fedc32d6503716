import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../../server/store/open-store.ts';
import { copySqlite } from '../../../server/store/sqlite-copy.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mot-cham-owner-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

describe('a store in a file', () => {
  it('makes data that only their owner can read', async () => {
    const file = join(folder, 'data', 'mot-cham.db');
    const store = await openStore({ kind: 'sqlite', file });
    const files = ['', '-wal', '-shm'].map((suffix) => `${file}${suffix}`);
    expect(await Promise.all(files.map(modeOf))).toEqual(['600', '600', '600']);
    expect(await modeOf(join(folder, 'data'))).toBe('700');
    await store.close();
  });

  it('leaves the rights of a folder and a database that are there', async () => {
    const file = join(folder, 'mot-cham.db');
    await (await openStore({ kind: 'sqlite', file })).close();
    await chmod(folder, 0o750);
    await chmod(file, 0o640);
    await (await openStore({ kind: 'sqlite', file })).close();
    expect([await modeOf(folder), await modeOf(file)]).toEqual(['750', '640']);
  });

  it('is copied into a file that only its owner can read', async () => {
    const file = join(folder, 'mot-cham.db');
    await (await openStore({ kind: 'sqlite', file })).close();
    await copySqlite(file, join(folder, 'copy.db'));
    expect(await modeOf(join(folder, 'copy.db'))).toBe('600');
  });
});
