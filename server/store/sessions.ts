import type { Kysely } from 'kysely';
import { accountOf, type Account } from './accounts.ts';
import type { Database } from './schema.ts';

/** A session that nobody uses ends after this. */
export const SESSION_IDLE_MS = 30 * 60_000;
/** And every session ends after this. */
export const SESSION_ABSOLUTE_MS = 10 * 3_600_000;
/** `seen_at_ms` is not written more often: reading a page should not cost a write. */
const SEEN_GRAIN_MS = 60_000;

export interface NewSession {
  readonly tokenHash: string;
  readonly accountId: string;
  readonly nowMs: number;
}

/** Opens a session, and clears away those that have ended. */
export async function createSession(db: Kysely<Database>, session: NewSession): Promise<void> {
  const { tokenHash, accountId, nowMs } = session;
  await db
    .deleteFrom('sessions')
    .where((row) =>
      row.or([
        row('created_at_ms', '<=', nowMs - SESSION_ABSOLUTE_MS),
        row('seen_at_ms', '<=', nowMs - SESSION_IDLE_MS),
      ]),
    )
    .execute();
  await db
    .insertInto('sessions')
    .values({
      token_hash: tokenHash,
      account_id: accountId,
      created_at_ms: nowMs,
      seen_at_ms: nowMs,
    })
    .execute();
}

/** Whose session this is; undefined when it is unknown or has ended. Notes that it was used. */
export async function findSession(
  db: Kysely<Database>,
  tokenHash: string,
  nowMs: number,
): Promise<Account | undefined> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
    .selectAll('accounts')
    .select(['sessions.seen_at_ms'])
    .where('sessions.token_hash', '=', tokenHash)
    .where('accounts.closed_at_ms', 'is', null)
    .where('sessions.seen_at_ms', '>', nowMs - SESSION_IDLE_MS)
    .where('sessions.created_at_ms', '>', nowMs - SESSION_ABSOLUTE_MS)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (nowMs - row.seen_at_ms >= SEEN_GRAIN_MS) {
    await db
      .updateTable('sessions')
      .set({ seen_at_ms: nowMs })
      .where('token_hash', '=', tokenHash)
      .execute();
  }
  return accountOf(row);
}

/** Signs out; nothing happens when the session has ended already. */
export async function deleteSession(db: Kysely<Database>, tokenHash: string): Promise<void> {
  await db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute();
}
