import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupName, freeBackupName, localMoment } from '../../../server/backup/backup-name.ts';
import { writeManifest } from '../../../server/backup/manifest.ts';
import {
  removeAbandonedDrafts,
  removeOldBackups,
} from '../../../server/backup/remove-old-backups.ts';

/** 21/11/2026 02:00:00 in Viet Nam. */
const TWO_MS = Date.UTC(2026, 10, 20, 19);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mot-cham-old-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function putBackup(name: string): Promise<void> {
  await mkdir(join(folder, name));
  await writeManifest(join(folder, name), {
    v: 1,
    form: 'sqlite-file',
    program: '0.1.0',
    schemaStep: '0011-backups',
    takenAtMs: 0,
    verifiedAtMs: 0,
    newestReceivedAtMs: null,
    counts: {},
    heads: [],
    chainFaults: [],
    files: [],
  });
}

describe('old backups', () => {
  it('are removed beyond the newest ones', async () => {
    const names = [1, 2, 3, 4].map((day) => backupName(TWO_MS + day * 86_400_000));
    for (const name of names) await putBackup(name);
    expect(await removeOldBackups(folder, 2)).toEqual(names.slice(0, 2));
    expect(await readdir(folder)).toEqual(names.slice(2));
  });

  it('are only what is a backup by name and by content', async () => {
    await putBackup('mot-cham-20200101-000000');
    await putBackup('mot-cham-20200101-000000-hong');
    await putBackup('mot-cham-20200101-000001.dang-lam');
    await putBackup('anh-ho-so');
    await mkdir(join(folder, 'mot-cham-20200102-000000'));
    await writeFile(join(folder, 'mot-cham-20200103-000000'), '');
    await putBackup('mot-cham-20261121-020000');
    expect(await removeOldBackups(folder, 1)).toEqual(['mot-cham-20200101-000000']);
  });
});

describe('what is left of a backup that was cut short', () => {
  it('is removed when none can be under way any more', async () => {
    const nowMs = Date.now();
    await putBackup('mot-cham-20261121-020000.dang-lam');
    await putBackup('mot-cham-20261121-020000');
    await putBackup('thu.dang-lam');
    await removeAbandonedDrafts(folder, nowMs + 3_600_000);
    expect(await readdir(folder)).toHaveLength(3);
    await removeAbandonedDrafts(folder, nowMs + 13 * 3_600_000);
    expect((await readdir(folder)).sort()).toEqual(['mot-cham-20261121-020000', 'thu.dang-lam']);
  });
});

describe('the name of a backup', () => {
  it('is its moment by the clocks of Viet Nam', () => {
    expect(backupName(TWO_MS)).toBe('mot-cham-20261121-020000');
    expect(localMoment(TWO_MS)).toBe('02:00:00 21/11/2026');
  });

  it('is given once, also to two of one second and to one that was found bad', async () => {
    await mkdir(join(folder, 'mot-cham-20261121-020000-hong'));
    expect(await freeBackupName(folder, TWO_MS)).toBe('mot-cham-20261121-020000-2');
    await mkdir(join(folder, 'mot-cham-20261121-020000-2'));
    expect(await freeBackupName(folder, TWO_MS)).toBe('mot-cham-20261121-020000-3');
  });
});
