import { closeSync, openSync, readSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3';
import { makeOwnFile } from './owner-only.ts';
import type { Cell } from './row-insert.ts';
import {
  isBookkeeping,
  orderOf,
  ROWS_PER_CHUNK,
  type FrozenTables,
  type TableChunk,
  type TableCounts,
} from './table-rows.ts';

/** Pages between two looks at the event loop: some 4 MB, a few milliseconds. */
const PAGES_PER_STEP = 1_000;

/** First bytes of every SQLite file. */
const SQLITE_HEADER = 'SQLite format 3\0';

/** What a copy must hold: both were read in the transaction that was copied. */
export interface CopiedState {
  readonly schemaStep: string | undefined;
  readonly counts: TableCounts;
}

/**
 * Copies a SQLite file as it stands at one moment, while others go on writing to it. The copy is
 * one plain file without a write-ahead log. Nothing is written to the source.
 */
export async function copySqlite(file: string, target: string): Promise<CopiedState> {
  const source = new SqliteDatabase(file, { fileMustExist: true });
  try {
    source.pragma('busy_timeout = 5000');
    // The copy runs inside this read transaction, so it sees what the counts saw.
    source.exec('begin');
    const state = { schemaStep: schemaStepOf(source), counts: countTables(source) };
    await makeOwnFile(target);
    await source.backup(target, { progress: () => PAGES_PER_STEP });
    source.exec('commit');
    leaveLogMode(target);
    return state;
  } finally {
    source.close();
  }
}

/** A copy that is opened for reading. */
export interface SqliteCopy extends FrozenTables {
  /** What the engine finds wrong with it, in its own words; empty when it is whole. */
  readonly damage: () => string[];
  readonly close: () => void;
}

/** Opens a copy made by `copySqlite`; throws when the file is no database at all. */
export function openSqliteCopy(file: string): SqliteCopy {
  const copy = new SqliteDatabase(file, { readonly: true, fileMustExist: true });
  try {
    return {
      schemaStep: schemaStepOf(copy),
      counts: countTables(copy),
      rows: { [Symbol.iterator]: () => readTables(copy) },
      damage: () => damageOf(copy),
      close: () => copy.close(),
    };
  } catch (error) {
    copy.close();
    throw error;
  }
}

/**
 * Is the file open in another process or connection? Writes its log into it when it is not. False
 * for what is no database: a log beside it may be all that is left, and stays.
 */
export function isSqliteInUse(file: string): boolean {
  if (!hasSqliteHeader(file)) return false;
  const probe = new SqliteDatabase(file, { fileMustExist: true, timeout: 0 });
  try {
    // Only the last connection may leave the write-ahead log behind.
    probe.pragma('journal_mode = delete');
    return false;
  } catch (error) {
    if (error instanceof SqliteDatabase.SqliteError && error.code === 'SQLITE_BUSY') return true;
    throw error;
  } finally {
    probe.close();
  }
}

function hasSqliteHeader(file: string): boolean {
  const header = Buffer.alloc(SQLITE_HEADER.length);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, header);
  } finally {
    closeSync(descriptor);
  }
  return header.toString('latin1') === SQLITE_HEADER;
}

/** Reads without a log leave no files behind, and a copy is one file to be moved. */
function leaveLogMode(file: string): void {
  const copy = new SqliteDatabase(file, { fileMustExist: true });
  try {
    copy.pragma('journal_mode = delete');
  } finally {
    copy.close();
  }
}

function damageOf(copy: SqliteDatabase.Database): string[] {
  const integrity = copy.prepare<[], string>('pragma integrity_check').pluck().all();
  const orphans = copy.prepare<[], { table: string }>('pragma foreign_key_check').all();
  return [
    ...integrity.filter((line) => line !== 'ok'),
    ...new Set(orphans.map(({ table }) => `${table}: a row refers to one that is not there`)),
  ];
}

function tablesOf(copy: SqliteDatabase.Database): string[] {
  return copy
    .prepare<[], string>(
      `select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\'
       order by name`,
    )
    .pluck()
    .all();
}

function schemaStepOf(copy: SqliteDatabase.Database): string | undefined {
  if (!tablesOf(copy).includes('kysely_migration')) return undefined;
  return copy.prepare<[], string>('select max(name) from kysely_migration').pluck().get();
}

function countTables(copy: SqliteDatabase.Database): TableCounts {
  const count = (table: string): number =>
    copy.prepare<[], number>(`select count(*) from "${table}"`).pluck().get() ?? 0;
  return Object.fromEntries(
    tablesOf(copy)
      .filter((table) => !isBookkeeping(table))
      .map((table) => [table, count(table)]),
  );
}

function* readTables(copy: SqliteDatabase.Database): Generator<TableChunk> {
  for (const table of tablesOf(copy).filter((name) => !isBookkeeping(name))) {
    const query = copy.prepare<[], Cell[]>(`select * from "${table}" ${orderOf(table)}`).raw();
    const columns = query.columns().map(({ name }) => name);
    let rows: Cell[][] = [];
    for (const row of query.iterate()) {
      rows.push(row);
      if (rows.length < ROWS_PER_CHUNK) continue;
      yield { table, columns, rows };
      rows = [];
    }
    if (rows.length > 0) yield { table, columns, rows };
  }
}
