import { sql } from 'kysely';
import type { RowInsert, Cell } from './row-insert.ts';
import type { Database } from './schema.ts';
import type { Store, StoreTransaction } from './store.ts';
import type { TableChunk, TableCounts, TableStream } from './table-rows.ts';
import { inTransaction, type Writing } from './writing.ts';

/**
 * Writes the rows of another database into one that has its schema and nothing that must stay, all
 * in one transaction. What refers to what is checked at the end of it, so that the tables may come
 * in any order. Answers how many rows of each table are there then.
 */
export function fillTables(store: Store, stream: TableStream): Promise<TableCounts> {
  return inTransaction(store, async (writing) => {
    const checkReferences = await putOffReferences(writing);
    const counts = new Map<string, number>();
    for await (const chunk of stream) {
      if (!counts.has(chunk.table)) await empty(writing.trx, chunk.table);
      await insertChunk(writing, chunk);
      counts.set(chunk.table, (counts.get(chunk.table) ?? 0) + chunk.rows.length);
    }
    await checkReferences();
    return countsOf(writing.trx, counts.keys());
  });
}

/** The steps of the schema may have written rows of their own: those of the stream take over. */
async function empty(trx: StoreTransaction, table: string): Promise<void> {
  const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(trx);
  if (rows.length > 0) await sql`delete from ${sql.table(table)}`.execute(trx);
}

async function insertChunk({ trx, insertRows }: Writing, chunk: TableChunk): Promise<void> {
  const insert: RowInsert<readonly Cell[]> = {
    // The names come from a database of ours, and the insert fails for one that is not there.
    table: chunk.table as keyof Database,
    columns: chunk.columns,
    onConflict: '',
    key: [],
    cellsOf: (row) => [...row],
  };
  await insertRows(trx, insert, chunk.rows);
}

async function countsOf(trx: StoreTransaction, tables: Iterable<string>): Promise<TableCounts> {
  const counts: [string, number][] = [];
  for (const table of tables) {
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from ${sql.table(table)}
    `.execute(trx);
    counts.push([table, rows[0]?.n ?? 0]);
  }
  return Object.fromEntries(counts);
}

/** Answers what brings the checks back. */
async function putOffReferences({ trx, engine }: Writing): Promise<() => Promise<void>> {
  if (engine === 'sqlite') {
    // COMMIT checks them then.
    await sql`pragma defer_foreign_keys = on`.execute(trx);
    return () => Promise.resolve();
  }
  const { rows: references } = await sql<{ owner: string; name: string; definition: string }>`
    select cast(conrelid as regclass) as owner, conname as name,
           pg_get_constraintdef(oid) as definition
    from pg_constraint
    where contype = 'f' and connamespace = cast(current_schema() as regnamespace)
  `.execute(trx);
  for (const { owner, name } of references) {
    await sql`alter table ${sql.raw(owner)} drop constraint ${sql.ref(name)}`.execute(trx);
  }
  return async () => {
    for (const { owner, name, definition } of references) {
      await sql`
        alter table ${sql.raw(owner)} add constraint ${sql.ref(name)} ${sql.raw(definition)}
      `.execute(trx);
    }
  };
}
