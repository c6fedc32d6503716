import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeBackupInThread } from '../../server/backup/make-backup-in-thread.ts';
import { makeBackup } from '../../server/backup/make-backup.ts';
import type { SimulatedKiosk } from '../support/simulated-kiosk.ts';
import {
  backUp,
  backupFolder,
  jobOf,
  kioskMemory,
  onSqlite,
  restore,
  TAKEN_AT_MS,
  useBackupFolder,
} from './backup-places.ts';
import { foundOffice, type DataPlace, type OpenOffice } from './office-with-kiosk.ts';

useBackupFolder();

describe('a backup', () => {
  let place: DataPlace;
  let office: OpenOffice;
  let kiosk: SimulatedKiosk;
  beforeEach(async () => {
    place = await onSqlite();
    ({ office, kiosk } = await foundOffice(place));
  });
  afterEach(() => office.close());

  it('is for its owner only, and holds three files', async () => {
    const { path } = await backUp(place);
    expect((await stat(path)).mode & 0o777).toBe(0o700);
    const names = (await readdir(path)).sort();
    expect(names).toEqual(['database.sqlite', 'manifest.json', 'server-key.json']);
    for (const name of names) expect((await stat(join(path, name))).mode & 0o777).toBe(0o600);
  });

  it('is made where a chain was broken in the data themselves, and says so', async () => {
    const memory = kioskMemory(kiosk);
    await office.send(kiosk, await memory.rate(3));
    const { db } = office.store;
    await sql`drop trigger records_refuse_update`.execute(db);
    await sql`update records set bytes = x'00' where seq = 2`.execute(db);
    const { manifest } = await backUp(place);
    expect(manifest.chainFaults).toEqual(['kiosk-1/1/2: the bytes do not give the hash']);
  });

  it('that is not whole is set aside under another name, and only the last such', async () => {
    const { db } = office.store;
    await sql`pragma foreign_keys = off`.execute(db);
    await sql`
      insert into kiosk_epochs (kiosk_id, epoch, algorithm, public_key, opened_at_ms, through_seq)
      values ('nobody', 1, 'Ed25519', '', 0, 0)
    `.execute(db);
    const names = async () => readdir(backupFolder());
    const first = await makeBackup(jobOf(place), () => TAKEN_AT_MS);
    expect(first).toMatchObject({ ok: false, error: { kind: 'not-verified' } });
    expect(await names()).toEqual(['mot-cham-20261121-020000-hong']);
    await makeBackup(jobOf(place), () => TAKEN_AT_MS + 1_000);
    expect(await names()).toEqual(['mot-cham-20261121-020001-hong']);
    const bad = join(backupFolder(), 'mot-cham-20261121-020001-hong');
    expect(await restore(bad, await onSqlite())).toEqual({
      ok: false,
      error: { kind: 'no-backup' },
    });
  });

  it('that is given up midway leaves the data as they are, and never becomes one', async () => {
    const memory = kioskMemory(kiosk);
    await office.send(kiosk, await memory.rate(20));
    const giveUp = new AbortController();
    const backup = makeBackupInThread(jobOf(place), giveUp.signal);
    giveUp.abort();
    await expect(backup).rejects.toThrow('The backup thread ended');
    await office.send(kiosk, await memory.rate(5));
    const { manifest } = await backUp(place);
    expect(manifest.counts).toMatchObject({ records: 25 });
  });

  it('removes the oldest beyond those that are to be kept', async () => {
    for (const hour of [0, 1, 2]) {
      const job = jobOf(place, { keep: 2 });
      const made = await makeBackup(job, () => TAKEN_AT_MS + hour * 3_600_000);
      const removed = hour === 2 ? ['mot-cham-20261121-020000'] : [];
      expect(made).toMatchObject({ ok: true, value: { removed } });
    }
    expect(await readdir(backupFolder())).toHaveLength(2);
  });
});
