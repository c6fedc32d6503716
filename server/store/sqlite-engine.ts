import { dirname } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import {
  Kysely,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDatabase as DriverDatabase,
} from 'kysely';
import { diskSpaceOf } from './disk-room.ts';
import type { StorageFault, Store } from './store.ts';
import { makeOwnFile, makeOwnFolder } from './owner-only.ts';
import { insertText, type InsertRows } from './row-insert.ts';
import type { Database } from './schema.ts';
import { UnsafeStoreError } from './unsafe-store-error.ts';

/** Older versions can corrupt a file when two connections write or checkpoint at once. */
const OLDEST_SAFE_VERSION = [3, 51, 3] as const;

export interface SqliteFile {
  readonly file: string;
  /** The file does not outlive the program: nothing waits for the disk. */
  readonly isThrownAway?: true;
}

/** Statements kept ready; the program has about a hundred different ones. */
const KEPT_STATEMENTS = 300;

/**
 * Opens a SQLite file, making it and its folder when there is none, and asserts that it is durable, unless
 * it is to be thrown away.
 */
export async function openSqlite({ file, isThrownAway }: SqliteFile): Promise<Store> {
  await makeOwnFolder(dirname(file));
  await makeOwnFile(file);
  const sqlite = new SqliteDatabase(file);
  try {
    makeDurable(sqlite);
    if (isThrownAway === true) sqlite.pragma('synchronous = OFF');
  } catch (error) {
    sqlite.close();
    throw error;
  }
  const database = withKeptStatements(sqlite);
  const dialect = new SqliteDialect({ database });
  // SQLite rolls a schema change back like any other; so a migration is one transaction.
  dialect.createAdapter = () => new TransactionalAdapter();
  const db = new Kysely<Database>({ dialect });
  return {
    db,
    engine: 'sqlite',
    wall: { kind: 'none' },
    insertRows: insertRowsInto(database),
    faultOf,
    diskSpace: () => diskSpaceOf(dirname(file)),
    close: () => db.destroy(),
  };
}

class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function makeDurable(sqlite: SqliteDatabase.Database): void {
  const version = String(sqlite.prepare('select sqlite_version()').pluck().get());
  if (!isSafeVersion(version)) {
    throw new UnsafeStoreError(
      'the SQLite version',
      `${OLDEST_SAFE_VERSION.join('.')} or later`,
      version,
    );
  }
  sqlite.pragma('busy_timeout = 5000');
  sqlite.pragma('journal_mode = WAL');
  // The library reopens a WAL file at NORMAL, where a committed transaction may roll back.
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('wal_autocheckpoint = 10000');
  // 64 MB: ratings of hundreds of units go into as many places of the trees.
  sqlite.pragma('cache_size = -65536');
  assertPragma(sqlite, 'journal_mode', 'wal');
  assertPragma(sqlite, 'synchronous', '2');
  assertPragma(sqlite, 'foreign_keys', '1');
}

function assertPragma(sqlite: SqliteDatabase.Database, name: string, expected: string): void {
  const found = String(sqlite.pragma(name, { simple: true }));
  if (found !== expected) throw new UnsafeStoreError(`SQLite's ${name}`, expected, found);
}

function isSafeVersion(version: string): boolean {
  const parts = version.split('.').map(Number);
  const differing = OLDEST_SAFE_VERSION.findIndex((wanted, place) => parts[place] !== wanted);
  return differing === -1 || (parts[differing] ?? 0) > (OLDEST_SAFE_VERSION[differing] ?? 0);
}

interface KeptStatements extends DriverDatabase {
  readonly prepare: (text: string) => SqliteDatabase.Statement;
}

/** Keeps prepared statements, most recently used last: preparing costs more than most runs. */
function withKeptStatements(sqlite: SqliteDatabase.Database): KeptStatements {
  const kept = new Map<string, SqliteDatabase.Statement>();
  const prepare = (text: string): SqliteDatabase.Statement => {
    // A transaction that begins by reading and then finds another writer could only be repeated.
    if (text === 'begin') return prepare('begin immediate');
    // A full disk makes SQLite roll back by itself; the driver's own rollback then has no object.
    if (text === 'rollback' && !sqlite.inTransaction) return sqlite.prepare('select 1');
    const statement = kept.get(text) ?? sqlite.prepare(text);
    kept.delete(text);
    kept.set(text, statement);
    const [oldest] = kept.keys();
    if (kept.size > KEPT_STATEMENTS && oldest !== undefined) kept.delete(oldest);
    return statement;
  };
  const close = (): void => {
    try {
      // Closing alone would swallow that the log cannot be written into the file. What is in the log
      // is durable all the same, and read at the next start.
      sqlite.pragma('wal_checkpoint(PASSIVE)');
    } finally {
      sqlite.close();
    }
  };
  return { prepare, close };
}

/**
 * One kept statement, run per row: on SQLite faster than one statement of many rows. There is one
 * connection and the transaction holds it, so what runs beside its query builder runs inside it.
 */
const insertRowsInto =
  ({ prepare }: KeptStatements): InsertRows =>
  (_trx, insert, rows) => {
    const text = insertText(insert, `(${insert.columns.map(() => '?').join(', ')})`);
    const statement = prepare(text);
    return Promise.resolve(rows.filter((row) => statement.run(insert.cellsOf(row)).changes === 1));
  };

function faultOf(error: unknown): StorageFault | undefined {
  if (!(error instanceof SqliteDatabase.SqliteError)) return undefined;
  if (error.code === 'SQLITE_FULL') return 'full';
  return error.code.startsWith('SQLITE_IOERR') ? 'unreliable' : undefined;
}
