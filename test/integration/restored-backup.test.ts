import { describe, expect, it } from 'vitest';
import { findOpenInvitation, insertInvitation } from '../../server/store/invitations.ts';
import { createSession } from '../../server/store/sessions.ts';
import {
  backUp,
  expectCountsToFit,
  kioskMemory,
  type NewPlace,
  onPostgres,
  onSqlite,
  restore,
  TAKEN_AT_MS,
  useBackupFolder,
} from './backup-places.ts';
import { foundOffice, openOffice } from './office-with-kiosk.ts';

useBackupFolder();

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
