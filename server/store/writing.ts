import type { Store, StoreTransaction } from './open-store.ts';

/** A transaction under way, with what the engine does its own way. */
export interface Writing {
  readonly trx: StoreTransaction;
  readonly engine: Store['engine'];
  readonly insertRows: Store['insertRows'];
}

/** Runs `work` in one transaction: its answer comes after COMMIT, its error after ROLLBACK. */
export const inTransaction = <Answer>(
  { db, engine, insertRows }: Store,
  work: (writing: Writing) => Promise<Answer>,
): Promise<Answer> => db.transaction().execute((trx) => work({ trx, engine, insertRows }));
