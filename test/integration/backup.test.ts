import { chmod, cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeBackupInThread } from '../../server/backup/make-backup-in-thread.ts';
import { makeBackup, type BackupJob, type MadeBackup } from '../../server/backup/make-backup.ts';
import { restoreBackup } from '../../server/backup/restore-backup.ts';
import { findOpenInvitation, insertInvitation } from '../../server/store/invitations.ts';
import { createSession } from '../../server/store/sessions.ts';
import type { SeatRange } from '../../shared/record/receipt.ts';
import { keptLevels, keptReasons, recountLevels, recountReasons } from '../contract/recount.ts';
import { bareDatabaseUrl } from '../support/embedded-postgres.ts';
import {
  ratingContent,
  type SimulatedKiosk,
  type SimulatedRecord,
} from '../support/simulated-kiosk.ts';
import { foundOffice, openOffice, type DataPlace, type OpenOffice } from './office-with-kiosk.ts';

const TAKEN_AT_MS = Date.UTC(2026, 10, 20, 19);

let folder: string;
let places = 0;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mot-cham-backup-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

type NewPlace = () => Promise<DataPlace>;
const onSqlite: NewPlace = async () => {
  const dataDir = join(folder, `data-${(places += 1)}`);
  return { dataDir, location: { kind: 'sqlite', file: join(dataDir, 'mot-cham.db') } };
};
const onPostgres: NewPlace = async () => ({
  dataDir: join(folder, `data-${(places += 1)}`),
  location: { kind: 'postgres', url: await bareDatabaseUrl() },
});

const jobOf = (place: DataPlace, changed: Partial<BackupJob> = {}): BackupJob => ({
  ...place,
  folder: join(folder, 'backups'),
  keep: 14,
  minFreeBytes: 0,
  program: 'test',
  ...changed,
});

async function backUp(place: DataPlace): Promise<MadeBackup> {
  const made = await makeBackup(jobOf(place), () => TAKEN_AT_MS);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

const restore = (backup: string, place: DataPlace, force = false) =>
  restoreBackup(
    { ...place, backup, force },
    { clock: () => TAKEN_AT_MS + 3_600_000, newId: () => 'audit-restore' },
  );

/** A kiosk's memory: it sends what it has, and keeps what was acknowledged. */
function kioskMemory(kiosk: SimulatedKiosk) {
  const written: SimulatedRecord[] = [];
  const within = ({ epoch, fromSeq, toSeq }: SeatRange) =>
    written.filter(({ seq }) => kiosk.epoch === epoch && fromSeq <= seq && seq <= toSeq);
  return {
    written,
    ledger: () => written.map(({ seq, hash }) => `1/${seq} ${hash}`),
    rate: async (count: number) => {
      const records: SimulatedRecord[] = [];
      for (let n = 0; n < count; n += 1) {
        const level = ([5, 4, 1] as const)[n % 3] ?? 5;
        records.push(await kiosk.write(ratingContent({ level })));
      }
      written.push(...records);
      return records;
    },
    /** A heartbeat, and what the answer asks for. */
    synchronize: async (office: OpenOffice) => {
      const { missing = [] } = await office.send(kiosk, [], written.at(-1));
      await office.send(kiosk, missing.flatMap(within), written.at(-1));
    },
  };
}

async function expectCountsToFit(office: OpenOffice): Promise<void> {
  expect(await keptLevels(office.store)).toEqual(await recountLevels(office.store));
  expect(await keptReasons(office.store)).toEqual(await recountReasons(office.store));
}

const WAYS: readonly (readonly [string, NewPlace, NewPlace])[] = [
  ['SQLite to SQLite', onSqlite, onSqlite],
  ['PostgreSQL to PostgreSQL', onPostgres, onPostgres],
  ['SQLite to PostgreSQL', onSqlite, onPostgres],
  ['PostgreSQL to SQLite', onPostgres, onSqlite],
];

describe.each(WAYS)('a backup from %s', (_name, from, to) => {
  it('brings every row back, and the kiosk fills what it lacks', async () => {
    const place = await from();
    const { office, kiosk } = await foundOffice(place);
    const memory = kioskMemory(kiosk);
    await office.send(kiosk, await memory.rate(7));
    const { path, manifest } = await backUp(place);
    expect(manifest).toMatchObject({
      takenAtMs: TAKEN_AT_MS,
      chainFaults: [],
      heads: [{ kiosk: 'kiosk-1', epoch: 1, through: 7, head: memory.written[6]!.hash }],
      counts: { records: 7, ratings: 7, kiosks: 1 },
    });
    await office.send(kiosk, await memory.rate(12));
    const { serverKeyId } = office;
    await office.close();

    const target = await to();
    expect(await restore(path, target)).toMatchObject({ ok: true, value: { movedAside: null } });
    const restored = await openOffice(target);
    expect(restored.serverKeyId).toBe(serverKeyId);
    expect(await restored.ledger()).toEqual(memory.ledger().slice(0, 7));
    await expectCountsToFit(restored);
    await memory.synchronize(restored);
    expect(await restored.ledger()).toEqual(memory.ledger());
    await expectCountsToFit(restored);
    await restored.close();
  });

  it('says in the restored data that they were restored, signs everybody out and ends open links', async () => {
    const place = await from();
    const { office } = await foundOffice(place);
    const account = { id: 'a', login: 'a', display_name: 'A', password_hash: '' };
    const { db } = office.store;
    await db
      .insertInto('accounts')
      .values({ ...account, created_at_ms: 0, closed_at_ms: null })
      .execute();
    await createSession(db, { tokenHash: 't', accountId: 'a', nowMs: 0 });
    const link = { id: 'l', accountId: 'a', kind: 'reset', tokenHash: 'h' } as const;
    await insertInvitation(db, { ...link, by: { accountId: 'a', atMs: TAKEN_AT_MS } });
    const { path, name } = await backUp(place);
    await office.close();
    const target = await to();
    await restore(path, target);
    const restored = await openOffice(target);
    const read = restored.store.db;
    expect(await read.selectFrom('audit_log').selectAll().execute()).toMatchObject([
      { action: 'data.restore', detail: JSON.stringify({ backup: name, takenAtMs: TAKEN_AT_MS }) },
    ]);
    expect(await read.selectFrom('backups').selectAll().execute()).toMatchObject([
      { name, taken_at_ms: TAKEN_AT_MS },
    ]);
    expect(await read.selectFrom('sessions').selectAll().execute()).toEqual([]);
    expect(await findOpenInvitation(read, { tokenHash: 'h' }, TAKEN_AT_MS)).toBeUndefined();
    expect(await read.selectFrom('accounts').selectAll().execute()).toHaveLength(1);
    await restored.close();
  });
});

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
    expect(restored.ok && restored.value.movedAside).toContain('truoc-khoi-phuc-20261121-030000');
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
  const aside = 'truoc-khoi-phuc-20261121-030000';
  if (location.kind === 'sqlite') {
    const copy = join(dataDir, aside);
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
    from ${sql.table(`${aside}.records`)} order by epoch, seq
  `.execute(office.store.db);
  return rows.map((row) => row.place);
}

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
    const names = async () => readdir(join(folder, 'backups'));
    const first = await makeBackup(jobOf(place), () => TAKEN_AT_MS);
    expect(first).toMatchObject({ ok: false, error: { kind: 'not-verified' } });
    expect(await names()).toEqual(['mot-cham-20261121-020000-hong']);
    await makeBackup(jobOf(place), () => TAKEN_AT_MS + 1_000);
    expect(await names()).toEqual(['mot-cham-20261121-020001-hong']);
    const bad = join(folder, 'backups', 'mot-cham-20261121-020001-hong');
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
    expect(await readdir(join(folder, 'backups'))).toHaveLength(2);
  });

  it('is restored over a file that cannot be read, and over one that was left by a crash', async () => {
    const { path } = await backUp(place);
    await office.close();
    const file = join(place.dataDir, 'mot-cham.db');
    await writeFile(file, 'x'.repeat(5_000));
    await writeFile(`${file}-wal`, 'left behind');
    expect(await restore(path, place, true)).toMatchObject({ ok: true });
    const restored = await openOffice(place);
    expect(await restored.ledger()).toEqual([]);
    await restored.close();
    const aside = join(place.dataDir, 'truoc-khoi-phuc-20261121-030000');
    expect(await readFile(join(aside, 'mot-cham.db-wal'), 'utf8')).toBe('left behind');
  });

  it('does not take the place of another server’s key unasked', async () => {
    const { path } = await backUp(place);
    const other = await onSqlite();
    await (await openOffice(other)).close();
    await rm(join(other.dataDir, 'mot-cham.db'));
    const key = await readFile(join(other.dataDir, 'server-key.json'), 'utf8');
    expect(await restore(path, other)).toMatchObject({ error: { kind: 'holds-data' } });
    expect(await restore(path, other, true)).toMatchObject({ ok: true });
    const aside = join(other.dataDir, 'truoc-khoi-phuc-20261121-030000');
    expect(await readFile(join(aside, 'server-key.json'), 'utf8')).toBe(key);
  });

  it('that cannot be put in place leaves the data and the key as they were', async () => {
    const { path } = await backUp(place);
    const key = await readFile(join(place.dataDir, 'server-key.json'), 'utf8');
    await office.close();
    const other = await onSqlite();
    const elsewhere = await foundOffice(other);
    const memory = kioskMemory(elsewhere.kiosk);
    await elsewhere.office.send(elsewhere.kiosk, await memory.rate(1));
    await elsewhere.office.close();
    const otherKey = await readFile(join(other.dataDir, 'server-key.json'), 'utf8');
    // What the data would be moved to is taken.
    const aside = join(other.dataDir, 'truoc-khoi-phuc-20261121-030000');
    await cp(path, aside, { recursive: true });
    await chmod(aside, 0o700);
    await writeFile(join(aside, 'mot-cham.db'), 'in the way');
    await rm(join(aside, 'server-key.json'));
    await expect(restore(path, other, true)).rejects.toThrow('EEXIST');
    expect(await readFile(join(other.dataDir, 'server-key.json'), 'utf8')).toBe(otherKey);
    expect(otherKey).not.toBe(key);
    const again = await openOffice(other);
    expect(await again.ledger()).toEqual(memory.ledger());
    await again.close();
  });
});
