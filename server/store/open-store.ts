import { copyBeforeMigration } from './copy-before-migration.ts';
import { migrate } from './migrate.ts';
import { openPostgres } from './postgres-engine.ts';
import { raiseWall } from './reader-wall.ts';
import { openSqlite, type SqliteFile } from './sqlite-engine.ts';
import type { Store } from './store.ts';

export type { StorageFault, Store, StoreEngine, StoreReader, StoreTransaction } from './store.ts';

export type StoreLocation =
  ({ readonly kind: 'sqlite' } & SqliteFile) | { readonly kind: 'postgres'; readonly url: string };

/**
 * Opens the database, checks that a commit is durable, and brings its schema up to this program's.
 * Throws `NewerSchemaError` when a newer program has written it, `UnsafeStoreError` when the
 * engine would not keep what it committed; the database is then closed and unchanged.
 */
export async function openStore(location: StoreLocation): Promise<Store> {
  const store = await openEngine(location);
  try {
    if (location.kind === 'sqlite') await copyBeforeMigration(store, location.file);
    await migrate(store);
    return { ...store, wall: await raiseWall(store) };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Opens the database as it is, whatever schema it has. */
export const openEngine = (location: StoreLocation): Promise<Store> =>
  location.kind === 'sqlite' ? openSqlite(location) : openPostgres(location.url);
