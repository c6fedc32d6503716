import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { makeBackupInThread } from '../../server/backup/make-backup-in-thread.ts';
import { makeBackup } from '../../server/backup/make-backup.ts';
import {
  ASIDE,
  backUp,
  expectCountsToFit,
  jobOf,
  kioskMemory,
  type NewPlace,
  onPostgres,
  onSqlite,
  restore,
  useBackupFolder,
} from './backup-places.ts';
import { foundOffice, openOffice, type DataPlace, type OpenOffice } from './office-with-kiosk.ts';

useBackupFolder();

const ENGINES: readonly (readonly [string, NewPlace])[] = [
  ['SQLite', onSqlite],
  ['PostgreSQL', onPostgres],
];

describe.each(ENGINES)('on %s', (_name, newPlace) => {
  it('a backup of a server that goes on taking ratings is of one moment', async () => {
    const place = await newPlace();
    const { office, kiosk } = await foundOffice(place);
    const memory = kioskMemory(kiosk);
    await office.send(kiosk, await memory.rate(150));
    const progress = { isOver: false };
    const backup = makeBackupInThread(jobOf(place)).finally(() => (progress.isOver = true));
    while (!progress.isOver) await office.send(kiosk, await memory.rate(10));
    const made = await backup;
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    await office.close();
    const target = await newPlace();
    expect(await restore(made.value.path, target)).toMatchObject({ ok: true });
    const restored = await openOffice(target);
    const ledger = await restored.ledger();
    expect(ledger.length).toBeGreaterThanOrEqual(150);
    expect(ledger).toEqual(memory.ledger().slice(0, ledger.length));
    await expectCountsToFit(restored);
    await memory.synchronize(restored);
    expect(await restored.ledger()).toEqual(memory.ledger());
    await restored.close();
  });

  it('a restore leaves data alone that are there, unless it may move them aside', async () => {
    const place = await newPlace();
    const { office, kiosk } = await foundOffice(place);
    const memory = kioskMemory(kiosk);
    await office.send(kiosk, await memory.rate(2));
    const { path } = await backUp(place);
    await office.send(kiosk, await memory.rate(3));
    await office.close();
    expect(await restore(path, place)).toEqual({ ok: false, error: { kind: 'holds-data' } });
    const unchanged = await openOffice(place);
    expect(await unchanged.ledger()).toEqual(memory.ledger());
    await unchanged.close();

    const restored = await restore(path, place, true);
    expect(restored.ok && restored.value.movedAside).toContain(ASIDE);
    const office2 = await openOffice(place);
    expect(await office2.ledger()).toEqual(memory.ledger().slice(0, 2));
    expect(await ledgerAside(place, office2)).toEqual(memory.ledger());
    await office2.close();
  });

  it('a restore does not touch data that a server is using', async () => {
    const place = await newPlace();
    const { office, kiosk } = await foundOffice(place);
    const memory = kioskMemory(kiosk);
    await office.send(kiosk, await memory.rate(2));
    const { path } = await backUp(place);
    expect(await restore(path, place, true)).toEqual({ ok: false, error: { kind: 'in-use' } });
    await office.send(kiosk, await memory.rate(1));
    expect(await office.ledger()).toEqual(memory.ledger());
    await office.close();
  });

  it('a backup that was altered in any file is refused, and nothing is changed', async () => {
    const place = await newPlace();
    const { office } = await foundOffice(place);
    const { path, manifest } = await backUp(place);
    await office.close();
    const target = await newPlace();
    for (const { name } of manifest.files) {
      const file = join(path, name);
      const bytes = await readFile(file);
      const middle = bytes.length >> 1;
      await writeFile(file, bytes.with(middle, (bytes[middle] ?? 0) ^ 1));
      expect(await restore(path, target)).toEqual({
        ok: false,
        error: { kind: 'damaged', faults: [`${name} has been altered`] },
      });
      await rm(file);
      expect(await restore(path, target)).toMatchObject({
        error: { faults: [`${name} is missing`] },
      });
      await writeFile(file, bytes);
    }
    await expect(stat(target.dataDir)).rejects.toThrow('ENOENT');
    expect(await restore(path, target)).toMatchObject({ ok: true });
  });

  it('a copy with fewer rows than its manifest counts is refused whole', async () => {
    const place = await newPlace();
    const { office, kiosk } = await foundOffice(place);
    await office.send(kiosk, await kioskMemory(kiosk).rate(2));
    const { path, manifest } = await backUp(place);
    await office.close();
    const counts = { ...manifest.counts, records: 3 };
    await writeFile(join(path, 'manifest.json'), JSON.stringify({ ...manifest, counts }));
    const target = await onPostgres();
    expect(await restore(path, target)).toMatchObject({
      error: { kind: 'damaged', faults: ['records: 2 rows instead of 3'] },
    });
    expect(await readdir(target.dataDir)).toEqual([]);
    const { store, close } = await openOffice(target);
    expect(await store.db.selectFrom('units').selectAll().execute()).toEqual([]);
    await close();
  });

  it('a backup of a newer program is refused, and nothing is changed', async () => {
    const place = await newPlace();
    const { office } = await foundOffice(place);
    await sql`insert into kysely_migration values ('9999-tomorrow', 'later')`.execute(
      office.store.db,
    );
    const { path } = await backUp(place);
    await office.close();
    const target = await newPlace();
    await expect(restore(path, target)).rejects.toThrow('9999-tomorrow');
    expect(await readdir(target.dataDir)).toEqual([]);
  });

  it('nothing is backed up where nothing is', async () => {
    expect(await makeBackup(jobOf(await newPlace()), Date.now)).toEqual({
      ok: false,
      error: { kind: 'nothing-there' },
    });
  });

  it('no backup is begun that would leave too little room', async () => {
    const place = await newPlace();
    const { office } = await foundOffice(place);
    const job = jobOf(place, { minFreeBytes: 1e18, folder: place.dataDir });
    expect(await makeBackup(job, Date.now)).toMatchObject({ error: { kind: 'no-room' } });
    expect((await readdir(place.dataDir)).filter((name) => name.startsWith('mot-cham-'))).toEqual(
      [],
    );
    await office.close();
  });
});

/** Where a restore has put what was there. */
async function ledgerAside({ location, dataDir }: DataPlace, office: OpenOffice) {
  if (location.kind === 'sqlite') {
    const copy = join(dataDir, ASIDE);
    expect((await readdir(copy)).sort()).toEqual(['mot-cham.db', 'server-key.json']);
    // The audit of the data aside is opened as data of their own.
    const file = join(copy, 'mot-cham.db');
    const old = await openOffice({ dataDir: copy, location: { kind: 'sqlite', file } });
    const ledger = await old.ledger();
    await old.close();
    return ledger;
  }
  const { rows } = await sql<{ place: string }>`
    select epoch || '/' || seq || ' ' || hash as place
    from ${sql.table(`${ASIDE}.records`)} order by epoch, seq
  `.execute(office.store.db);
  return rows.map((row) => row.place);
}
