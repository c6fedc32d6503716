import { sql } from 'kysely';
import { READER } from './reader-role.ts';
import type { Scope } from './scope.ts';
import type { Store, StoreReader } from './store.ts';

/** What a read on behalf of a person needs of the store. */
export type WalledStore = Pick<Store, 'db' | 'wall'>;

/**
 * Reads on behalf of somebody whose scope this is. On PostgreSQL a second wall beside the
 * conditions of the queries: in a read-only transaction, as a role to which rows of other units do
 * not exist and which may not see secrets. A condition that was forgotten then shows nothing more.
 * Elsewhere, and for the whole tree, the work reads the store as it is.
 *
 * The work holds a connection: it must not wait for another one of the same store.
 */
export function readAs<Answer>(
  { db, wall }: WalledStore,
  scope: Scope,
  work: (db: StoreReader) => Promise<Answer>,
): Promise<Answer> {
  if (scope.kind === 'whole' || wall.kind !== 'up') return work(db);
  const units = listed(scope.unitIds);
  return db
    .transaction()
    .setAccessMode('read only')
    .execute(async (trx) => {
      // Both last until the transaction ends.
      await sql`select set_config('mot_cham.units', ${units}, true), set_config('role', ${READER}, true)`.execute(
        trx,
      );
      return work(trx);
    });
}

function listed(unitIds: ReadonlySet<string>): string {
  for (const id of unitIds) {
    // It would be read as two units.
    if (id.includes(',')) throw new Error(`The unit ${id} has a comma in its id.`);
  }
  return [...unitIds].join(',');
}
