import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atNamedPlace, writeNamedFile } from '../../../server/cli/named-place.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mot-cham-named-'));
  await writeFile(join(folder, 'file'), '');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const failing = (code: string, more: object = {}) =>
  Promise.reject(Object.assign(new Error('the disk says so'), { code, ...more }));

describe('a file that a person named', () => {
  it('is written', async () => {
    const path = join(folder, 'report.csv');
    expect(await writeNamedFile({ path, by: '--out' }, 'figures')).toMatchObject({ ok: true });
    expect(await readFile(path, 'utf8')).toBe('figures');
  });

  it.each([
    ['no-folder/report.csv', 'không có thư mục', 'no such folder'],
    ['.', 'là một thư mục', 'is a folder'],
    ['file/report.csv', 'không phải thư mục', 'not a folder'],
  ])('is refused by its own path and with what to do: %s', async (name, vi, en) => {
    const path = join(folder, name);
    const done = await writeNamedFile({ path, by: '--out' }, 'figures');
    for (const [language, reason] of [['vi', vi] as const, ['en', en] as const]) {
      const told = done.ok ? '' : done.error[language];
      expect(told).toContain(path);
      expect(told).toContain(reason);
      expect(told).toContain('--out');
    }
  });

  it.each([
    ['EACCES', { path: '/reports/a.csv' }, 'may not write'],
    ['EACCES', { path: '/reports' }, 'may not write'],
    ['EROFS', { path: '/reports/a.csv' }, 'only be read'],
    ['ENOSPC', {}, 'disk is full'],
  ])('is blamed for %s at %j', async (code, more, words) => {
    const place = { path: '/reports/a.csv', by: '--out' };
    const done = await atNamedPlace(place, () => failing(code, more));
    expect(done.ok ? '' : done.error.en).toContain(words);
  });

  it.each([
    ['EACCES', { path: '/srv/data/server-key.json' }],
    ['SQLITE_CORRUPT', {}],
  ])('is not blamed for %s at %j', async (code, more) => {
    const place = { path: '/reports/a.csv', by: '--out' };
    await expect(atNamedPlace(place, () => failing(code, more))).rejects.toMatchObject({ code });
  });
});
