import SqliteDatabase from 'better-sqlite3';
import { Kysely, sql, SqliteDialect } from 'kysely';
import { openPostgres } from './postgres-engine.ts';
import type { StoreLocation } from './open-store.ts';
import type { Database } from './schema.ts';
import type { StoreReader } from './store.ts';

/**
 * Reads the whole database as it stood at one moment, on a connection of its own: a long look
 * sees no half of a batch, and holds up nobody who writes. The schema must be this program's.
 */
export function inSnapshot<Answer>(
  location: StoreLocation,
  read: (db: StoreReader) => Promise<Answer>,
): Promise<Answer> {
  return location.kind === 'sqlite'
    ? inSqliteSnapshot(location.file, read)
    : inPostgresSnapshot(location.url, read);
}

async function inSqliteSnapshot<Answer>(
  file: string,
  read: (db: StoreReader) => Promise<Answer>,
): Promise<Answer> {
  const sqlite = new SqliteDatabase(file, { readonly: true, fileMustExist: true });
  const db = new Kysely<Database>({ dialect: new SqliteDialect({ database: sqlite }) });
  try {
    sqlite.exec('begin');
    // The transaction stands at the moment of its first read.
    sqlite.prepare('select count(*) from kysely_migration').get();
    return await read(db);
  } finally {
    await db.destroy();
  }
}

async function inPostgresSnapshot<Answer>(
  url: string,
  read: (db: StoreReader) => Promise<Answer>,
): Promise<Answer> {
  const store = await openPostgres(url);
  try {
    return await store.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (trx) => {
        // The transaction stands at the moment of its first query.
        await sql`select 1`.execute(trx);
        return read(trx);
      });
  } finally {
    await store.close();
  }
}
