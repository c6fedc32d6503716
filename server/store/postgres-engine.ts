import { CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely';
import { DatabaseError, Pool, TypeOverrides } from 'pg';
import { chunksOf } from '../../shared/chunks-of.ts';
import type { StorageFault, Store } from './store.ts';
import { insertText, type Cell, type InsertRows, type RowInsert } from './row-insert.ts';
import type { Database } from './schema.ts';
import { UnsafeStoreError } from './unsafe-store-error.ts';

/** By which the database's own tools, and a restore, see that a server is at work. */
export const APPLICATION_NAME = 'mot-cham';

const INT8 = 20;
const NUMERIC = 1700;

/** A statement takes at most 65,535 parameters; the widest table has under thirty columns. */
const ROWS_PER_STATEMENT = 500;

const DISK_FULL = '53100';
const IO_ERROR = '58030';

/** Opens a PostgreSQL database and asserts that its commits are durable. */
export async function openPostgres(url: string): Promise<Store> {
  const pool = new Pool({
    connectionString: url,
    application_name: APPLICATION_NAME,
    max: 8,
    types: numbersAsNumbers(),
  });
  // A connection that dies while idle is replaced; without a listener it would end the process.
  pool.on('error', () => undefined);
  const dialect = new PostgresDialect({
    pool,
    onCreateConnection: async (connection) => {
      await connection.executeQuery(CompiledQuery.raw('set synchronous_commit = on'));
    },
  });
  const db = new Kysely<Database>({ dialect });
  try {
    await assertSetting(db, 'synchronous_commit');
    await assertSetting(db, 'fsync');
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    db,
    engine: 'postgres',
    wall: { kind: 'down', why: 'it was not raised' },
    insertRows,
    faultOf,
    diskSpace: () => Promise.resolve(null),
    close: () => db.destroy(),
  };
}

/** Whole numbers and sums as numbers: the schema holds none beyond what a double holds exactly. */
export function numbersAsNumbers(): TypeOverrides {
  const overrides = new TypeOverrides();
  overrides.setTypeParser(INT8, Number);
  overrides.setTypeParser(NUMERIC, Number);
  return overrides;
}

async function assertSetting(db: Kysely<Database>, name: string): Promise<void> {
  const { rows } = await sql<{ value: string }>`
    select current_setting(${name}) as value
  `.execute(db);
  const found = rows[0]?.value ?? 'nothing';
  if (found !== 'on') throw new UnsafeStoreError(`PostgreSQL's ${name}`, 'on', found);
}

const insertRows: InsertRows = async (trx, insert, rows) => {
  const written: (typeof rows)[number][] = [];
  for (const chunk of chunksOf(rows, ROWS_PER_STATEMENT)) {
    const cells = chunk.map(insert.cellsOf);
    const text = insertText(insert, placeholders(insert, chunk.length));
    const returning = insert.key.length === 0 ? '' : ` returning ${insert.key.join(', ')}`;
    const result = await trx.executeQuery<Record<string, Cell>>(
      CompiledQuery.raw(`${text}${returning}`, cells.flat()),
    );
    if (insert.key.length === 0) {
      written.push(...chunk);
      continue;
    }
    const keys = new Set(result.rows.map((row) => keyText(insert.key.map((name) => row[name]))));
    const places = insert.key.map((name) => insert.columns.indexOf(name));
    written.push(
      ...chunk.filter((_, index) =>
        keys.has(keyText(places.map((place) => cells[index]?.[place]))),
      ),
    );
  }
  return written;
};

const keyText = (cells: readonly (Cell | undefined)[]): string => JSON.stringify(cells);

function placeholders(insert: RowInsert<never>, rowCount: number): string {
  const width = insert.columns.length;
  const rowText = (row: number): string =>
    `(${insert.columns.map((_, column) => `$${row * width + column + 1}`).join(', ')})`;
  return Array.from({ length: rowCount }, (_, row) => rowText(row)).join(', ');
}

function faultOf(error: unknown): StorageFault | undefined {
  if (!(error instanceof DatabaseError)) return undefined;
  if (error.code === DISK_FULL) return 'full';
  return error.code === IO_ERROR ? 'unreliable' : undefined;
}
