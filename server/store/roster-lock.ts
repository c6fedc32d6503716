import { sql } from 'kysely';
import type { Writing } from './writing.ts';

type Locking = Pick<Writing, 'trx' | 'engine'>;

/**
 * For whoever counts ratings by the roster: until the transaction ends the roster stays as it is.
 * Without it a rating could be counted by a roster that is corrected at the same moment, and the
 * correction would not see the rating. SQLite has one writer at a time anyway.
 */
export async function holdRoster({ trx, engine }: Locking): Promise<void> {
  if (engine === 'postgres') await sql`lock table duties in row share mode`.execute(trx);
}

/**
 * For whoever corrects the roster: waits until those who count by it have ended, and keeps others
 * from beginning. To be called before anything is read; an isolation level is set before it.
 */
export async function lockRoster({ trx, engine }: Locking): Promise<void> {
  if (engine === 'postgres') await sql`lock table duties in exclusive mode`.execute(trx);
}
