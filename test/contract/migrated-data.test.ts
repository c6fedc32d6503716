import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIngest } from '../../server/ingest/ingest.ts';
import { createAccount } from '../../server/store/accounts.ts';
import { fillTables } from '../../server/store/fill-tables.ts';
import { administratorGrant, insertGrant } from '../../server/store/grants.ts';
import { migrate } from '../../server/store/migrate.ts';
import { openEngine, openStore, type Store } from '../../server/store/open-store.ts';
import type { Cell } from '../../server/store/row-insert.ts';
import { isBookkeeping, type TableChunk } from '../../server/store/table-rows.ts';
import { verifyReads } from '../../server/store/verify-reads.ts';
import { verifyStore } from '../../server/verify/verify-store.ts';
import { ratingContent, type SimulatedKiosk } from '../support/simulated-kiosk.ts';
import { NOW_MS } from './contract-office.ts';
import { BARE_ENGINES, emptySqlite } from './engines.ts';
import { ingestUnderTest, type IngestUnderTest } from './ingest-under-test.ts';

/** The last step of the schema before staff could say at the kiosk who serves. */
const OLDER = '0023-grant-officials';

let source: IngestUnderTest;
let kiosk: SimulatedKiosk;
beforeAll(async () => {
  source = await ingestUnderTest(await openStore(await emptySqlite()));
  kiosk = await source.kiosk();
  const rating = await kiosk.write(ratingContent({ level: 2 }));
  const body = { rating: rating.id, level: 1, answers: {}, reasons: ['wait'] } as const;
  await source.send(kiosk, [rating, await kiosk.write({ kind: 'amendment', body })]);
  await source.send(kiosk, [await kiosk.write(ratingContent())]);
  const { db } = source.store;
  const account = { id: 'account-1', login: 'lan', displayName: 'Trần Thị Lan' };
  await createAccount(db, { ...account, passwordHash: 'hash', createdAtMs: NOW_MS });
  const given = { id: 'grant-1', accountId: account.id, atMs: NOW_MS };
  await insertGrant(db, administratorGrant(given));
});
afterAll(() => source.close());

/** Every table with its columns. */
async function columnsOf({ db }: Store): Promise<Map<string, string[]>> {
  const tables = await db.introspection.getTables();
  return new Map(
    tables
      .filter(({ name }) => !isBookkeeping(name))
      .map(({ name, columns }) => [name, columns.map((column) => column.name).sort()]),
  );
}

/** The rows of some columns, in an order that does not depend on the engine. */
async function rowsOf(
  { db }: Store,
  table: string,
  columns: readonly string[],
): Promise<readonly (readonly Cell[])[]> {
  const list = sql.join(columns.map((column) => sql.ref(column)));
  const { rows } = await sql<Record<string, Cell>>`
    select ${list} from ${sql.table(table)}
  `.execute(db);
  return rows
    .map((row) => columns.map((column) => row[column] ?? null))
    .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** What the source holds, as far as the older schema has tables and columns for it. */
async function olderRows(older: Store): Promise<TableChunk[]> {
  const there = await columnsOf(source.store);
  const chunks: TableChunk[] = [];
  for (const [table, columns] of await columnsOf(older)) {
    expect(there.get(table)).toEqual(expect.arrayContaining(columns));
    const rows = await rowsOf(source.store, table, columns);
    if (rows.length > 0) chunks.push({ table, columns, rows });
  }
  return chunks;
}

const plain = (rows: readonly (readonly Cell[])[]): unknown =>
  rows.map((row) =>
    row.map((cell) => (cell instanceof Uint8Array ? Buffer.from(cell).toString('hex') : cell)),
  );

describe.each(BARE_ENGINES)('data of an older program on %s', (_, locate) => {
  it('are the same rows after every later step, whole, and take records of a new kind', async () => {
    const location = await locate();
    const older = await openEngine(location);
    await migrate(older, OLDER);
    const chunks = await olderRows(older);
    await fillTables(older, chunks);
    await older.close();
    const tables = chunks.map(({ table }) => table);
    expect(tables).toEqual(
      expect.arrayContaining(['accounts', 'atom_counts', 'duties', 'kiosk_health', 'ratings']),
    );

    const newer = await openStore(location);
    try {
      for (const { table, columns, rows } of chunks) {
        expect([table, plain(await rowsOf(newer, table, columns))]).toEqual([table, plain(rows)]);
      }
      const health = await newer.db.selectFrom('kiosk_health').selectAll().execute();
      expect(health).toMatchObject([{ battery_percent: null, battery_charging: null }]);
      expect((await verifyStore(verifyReads(newer.db), () => 0)).findings).toEqual([]);
      await takeDuty(newer);
      expect(await newer.db.selectFrom('kiosk_duties').select('official_id').execute()).toEqual([
        { official_id: 'official-1' },
      ]);
      expect((await verifyStore(verifyReads(newer.db), () => 0)).findings).toEqual([]);
    } finally {
      await newer.close();
    }
  });
});

/** One whole kiosk each time: both databases have its chain as it stood. */
let said: Awaited<ReturnType<SimulatedKiosk['write']>> | undefined;

async function takeDuty(store: Store): Promise<void> {
  const ingest = createIngest({
    ...{ store, serverKey: source.serverKey, clock: () => NOW_MS },
    ...{ newId: () => crypto.randomUUID(), random: () => 0.5 },
    onUnreliableStorage: (error) => {
      throw error;
    },
  });
  const body = { counter: 'counter-1', official: 'official-1' };
  said ??= await kiosk.write({ kind: 'duty', body });
  const answer = await ingest.accept(await kiosk.request([said]));
  if (!answer.ok) throw new Error(answer.error.code, { cause: answer.error.cause });
  expect(JSON.parse(answer.value.receipt)).toMatchObject({ results: [{ fate: 'stored' }] });
}
