import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';
import { SESSION_ABSOLUTE_MS, SESSION_IDLE_MS } from './sessions.ts';

/** A session as its owner sees it in a list. */
export interface SessionSummary {
  readonly id: string;
  readonly createdAtMs: number;
  readonly seenAtMs: number;
  readonly browser: string;
  readonly system: string;
}

/** The sessions of an account that have not ended, the one used last first. */
export async function listSessions(
  db: Kysely<Database>,
  accountId: string,
  nowMs: number,
): Promise<readonly SessionSummary[]> {
  const rows = await db
    .selectFrom('sessions')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('waits_for', 'is', null)
    .where('seen_at_ms', '>', nowMs - SESSION_IDLE_MS)
    .where('created_at_ms', '>', nowMs - SESSION_ABSOLUTE_MS)
    .orderBy('seen_at_ms', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(({ id, created_at_ms, seen_at_ms, browser, system }) => ({
    id,
    createdAtMs: created_at_ms,
    seenAtMs: seen_at_ms,
    browser,
    system,
  }));
}

/** Ends one session of the account; false when it has none of that id. */
export async function endSession(
  db: Kysely<Database>,
  accountId: string,
  id: string,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('sessions')
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Ends every session of the account. */
export async function endAllSessions(db: Kysely<Database>, accountId: string): Promise<void> {
  await db.deleteFrom('sessions').where('account_id', '=', accountId).execute();
}

/** Ends every session of the account but one; answers how many. */
export async function endOtherSessions(
  db: Kysely<Database>,
  accountId: string,
  keptId: string,
): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('sessions')
    .where('account_id', '=', accountId)
    .where('id', '!=', keptId)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
