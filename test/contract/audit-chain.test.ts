import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AUDIT_GENESIS, entryHash } from '../../server/store/audit-chain.ts';
import {
  appendAudit,
  appendAuditOnce,
  auditHead,
  type AuditEntry,
} from '../../server/store/audit-log.ts';
import { migrate } from '../../server/store/migrate.ts';
import {
  openEngine,
  openStore,
  type Store,
  type StoreLocation,
} from '../../server/store/open-store.ts';
import { BARE_ENGINES, ENGINES } from './engines.ts';

const NOW_MS = Date.UTC(2026, 10, 19, 2);

let count = 0;
const newId = () => `id-${String((count += 1)).padStart(6, '0')}`;

const act = (change: Partial<AuditEntry> = {}): AuditEntry => ({
  id: newId(),
  atMs: NOW_MS,
  accountId: null,
  action: 'test.act',
  detail: { note: 'Việt Yên' },
  ...change,
});

const chainOf = ({ db }: Store) =>
  db.selectFrom('audit_log').selectAll().orderBy('position').execute();

/** Recomputes every link, as a reader of an export would. */
async function expectWhole(store: Store, length: number): Promise<void> {
  const entries = await chainOf(store);
  expect(entries.map(({ position }) => position)).toEqual(
    Array.from({ length }, (_, index) => index + 1),
  );
  let prev = AUDIT_GENESIS;
  for (const { hash, ...linked } of entries) {
    expect(linked.prev).toBe(prev);
    expect(entryHash(linked)).toBe(hash);
    prev = hash;
  }
  expect(await auditHead(store.db)).toEqual({ id: 1, position: length, hash: prev });
}

describe.each(ENGINES)('the chain of the audit log on %s', (_, locate) => {
  let location: StoreLocation;
  let store: Store;
  beforeAll(async () => {
    location = await locate();
    store = await openStore(location);
  });
  afterAll(() => store.close());

  it('begins at nothing and links each entry to the one before', async () => {
    expect(await auditHead(store.db)).toEqual({ id: 1, position: 0, hash: AUDIT_GENESIS });
    await appendAudit(store.db, act());
    await appendAudit(store.db, act({ accountId: 'account-1', unitId: 'unit-1' }));
    await expectWhole(store, 2);
    expect((await chainOf(store)).map(({ unit_id }) => unit_id)).toEqual([null, 'unit-1']);
  });

  it('keeps nothing of an act that was taken back', async () => {
    const work = store.db.transaction().execute(async (trx) => {
      await appendAudit(trx, act());
      throw new Error('taken back');
    });
    await expect(work).rejects.toThrow('taken back');
    await expectWhole(store, 2);
  });

  it('never forks when many append at once', async () => {
    // Two connections of one thread would wait for each other: SQLite has its writers in a row.
    const other = location.kind === 'sqlite' ? store : await openStore(location);
    const writers = Array.from({ length: 40 }, (_one, index) => {
      const { db } = index % 2 === 0 ? store : other;
      return db.transaction().execute(async (trx) => {
        await appendAudit(trx, act({ detail: { index } }));
        await appendAudit(trx, act({ detail: { index, second: true } }));
      });
    });
    await Promise.all(writers);
    if (other !== store) await other.close();
    await expectWhole(store, 82);
  });

  it('takes what repeats once in its time, also when it comes twice at once', async () => {
    const hour = NOW_MS - (NOW_MS % 3_600_000);
    const read = (change: Partial<AuditEntry> = {}) =>
      appendAuditOnce(
        store.db,
        act({ action: 'test.read', accountId: 'account-1', unitId: 'unit-1', ...change }),
        hour,
      );
    await Promise.all([read(), read(), read()]);
    await read({ accountId: 'account-2' });
    await read({ unitId: 'unit-2' });
    await read({ detail: { note: 'khác' } });
    const reads = (await chainOf(store)).filter(({ action }) => action === 'test.read');
    expect(reads).toHaveLength(4);
    await appendAuditOnce(
      store.db,
      act({ action: 'test.read', accountId: 'account-1', unitId: 'unit-1', atMs: NOW_MS + 1 }),
      NOW_MS + 1,
    );
    await expectWhole(store, 87);
  });
});

describe.each(BARE_ENGINES)('a log from before the chain on %s', (_, locate) => {
  it('is chained in the order of its time, whole, and goes on from there', async () => {
    const store = await openEngine(await locate());
    await migrate(store, '0012-kiosk-contacts');
    const old = Array.from({ length: 1_200 }, (_one, index) => {
      const accountId = index % 2 === 0 ? 'account-1' : null;
      return sql`(${newId()}, ${NOW_MS + 1_200 - index}, ${accountId}, 'test.old', '{}')`;
    });
    await sql`
      insert into audit_log (id, at_ms, account_id, action, detail) values ${sql.join(old)}
    `.execute(store.db);
    await migrate(store);
    const entries = await chainOf(store);
    expect(entries.map(({ at_ms }) => at_ms)).toEqual(
      Array.from({ length: 1_200 }, (_one, index) => NOW_MS + 1 + index),
    );
    await expectWhole(store, 1_200);
    await appendAudit(store.db, act());
    await expectWhole(store, 1_201);
    const { db } = store;
    await expect(db.updateTable('audit_log').set({ detail: '' }).execute()).rejects.toThrow();
    await expect(db.deleteFrom('audit_log').execute()).rejects.toThrow();
    await store.close();
  });
});
