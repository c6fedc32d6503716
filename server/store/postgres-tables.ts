import { Client } from 'pg';
import { numbersAsNumbers } from './postgres-engine.ts';
import type { Cell } from './row-insert.ts';
import {
  isBookkeeping,
  orderOf,
  ROWS_PER_CHUNK,
  type FrozenTables,
  type TableChunk,
  type TableCounts,
} from './table-rows.ts';

/** Frozen tables, and how much room they take in the database. */
export interface FrozenPostgres extends FrozenTables {
  readonly sizeBytes: number;
}

/**
 * Lets `work` read a PostgreSQL database as it stands at one moment, while others go on writing to
 * it: one read-only transaction (REPEATABLE READ) for everything that it reads.
 */
export async function withFrozenPostgres<Answer>(
  url: string,
  work: (tables: FrozenPostgres) => Promise<Answer>,
): Promise<Answer> {
  const client = new Client({ connectionString: url, types: numbersAsNumbers() });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    return await work({
      schemaStep: await schemaStepOf(client),
      counts: await countTables(client),
      sizeBytes: await one<number>(client, 'select pg_database_size(current_database()) as value'),
      rows: { [Symbol.asyncIterator]: () => readTables(client) },
    });
  } finally {
    // Ends the transaction too: nothing was written.
    await client.end();
  }
}

async function one<Value>(client: Client, text: string): Promise<Value> {
  const { rows } = await client.query<{ value: Value }>(text);
  const [row] = rows;
  if (row === undefined) throw new Error(`PostgreSQL answered nothing to: ${text}`);
  return row.value;
}

async function tablesOf(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = current_schema() and table_type = 'BASE TABLE' order by table_name`,
  );
  return rows.map(({ name }) => name);
}

async function schemaStepOf(client: Client): Promise<string | undefined> {
  if (!(await tablesOf(client)).includes('kysely_migration')) return undefined;
  const step = await one<string | null>(client, 'select max(name) as value from kysely_migration');
  return step ?? undefined;
}

async function countTables(client: Client): Promise<TableCounts> {
  const counts: [string, number][] = [];
  for (const table of await tablesOf(client)) {
    if (isBookkeeping(table)) continue;
    const name = client.escapeIdentifier(table);
    counts.push([table, await one<number>(client, `select count(*) as value from ${name}`)]);
  }
  return Object.fromEntries(counts);
}

async function* readTables(client: Client): AsyncGenerator<TableChunk> {
  for (const table of await tablesOf(client)) {
    if (isBookkeeping(table)) continue;
    const query = `select * from ${client.escapeIdentifier(table)} ${orderOf(table)}`;
    await client.query(`declare table_rows no scroll cursor for ${query}`);
    for (;;) {
      const { fields, rows } = await client.query<Cell[]>({
        text: `fetch ${ROWS_PER_CHUNK} from table_rows`,
        rowMode: 'array',
      });
      if (rows.length > 0) yield { table, columns: fields.map(({ name }) => name), rows };
      if (rows.length < ROWS_PER_CHUNK) break;
    }
    await client.query('close table_rows');
  }
}
