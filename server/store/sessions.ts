import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { SignInStep } from '../../shared/api/session.ts';
import { accountOf, type Account } from './accounts.ts';
import type { Database } from './schema.ts';

/** A session that nobody uses ends after this. */
export const SESSION_IDLE_MS = 30 * 60_000;
/** And every session ends after this. */
export const SESSION_ABSOLUTE_MS = 10 * 3_600_000;
/** One that still waits for a code or an enrolment ends after this, used or not. */
export const SESSION_PENDING_MS = 30 * 60_000;
/** `seen_at_ms` is not written more often: reading a page should not cost a write. */
const SEEN_GRAIN_MS = 60_000;
/** Calls that were under way when the token changed still arrive with the earlier one. */
const EARLIER_TOKEN_MS = 10_000;

export interface NewSession {
  readonly tokenHash: string;
  readonly accountId: string;
  readonly nowMs: number;
  /** Left out: nothing more is asked. */
  readonly waitsFor?: SignInStep | null;
  readonly browser?: string;
  readonly system?: string;
}

/** A session that has not ended, and whose it is. */
export interface OpenSession {
  readonly account: Account;
  readonly id: string;
  /** When password or code was last given; -Infinity for a call with an earlier token. */
  readonly confirmedAtMs: number;
  readonly waitsFor: SignInStep | null;
}

/** Opens a session, and clears away those that have ended. Signing in counts as a confirmation. */
export async function createSession(db: Kysely<Database>, session: NewSession): Promise<void> {
  const { tokenHash, accountId, nowMs, waitsFor = null, browser = '', system = '' } = session;
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
      id: publicIdOf(tokenHash),
      account_id: accountId,
      created_at_ms: nowMs,
      seen_at_ms: nowMs,
      confirmed_at_ms: nowMs,
      waits_for: waitsFor,
      browser,
      system,
      earlier_hash: null,
      renewed_at_ms: null,
    })
    .execute();
}

/** The session of a token; undefined when it is unknown or has ended. Notes that it was used. */
export async function findSession(
  db: Kysely<Database>,
  tokenHash: string,
  nowMs: number,
): Promise<OpenSession | undefined> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
    .selectAll('accounts')
    .select([
      'sessions.id as session_id',
      'sessions.token_hash',
      'sessions.seen_at_ms',
      'sessions.created_at_ms as opened_at_ms',
      'sessions.confirmed_at_ms',
      'sessions.waits_for',
    ])
    .where('accounts.closed_at_ms', 'is', null)
    .where((one) =>
      one.or([
        one('sessions.token_hash', '=', tokenHash),
        one.and([
          one('sessions.earlier_hash', '=', tokenHash),
          one('sessions.renewed_at_ms', '>', nowMs - EARLIER_TOKEN_MS),
        ]),
      ]),
    )
    .where('sessions.seen_at_ms', '>', nowMs - SESSION_IDLE_MS)
    .where('sessions.created_at_ms', '>', nowMs - SESSION_ABSOLUTE_MS)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const waitsFor = stepOf(row.waits_for);
  if (waitsFor !== null && row.opened_at_ms <= nowMs - SESSION_PENDING_MS) return undefined;
  if (nowMs - row.seen_at_ms >= SEEN_GRAIN_MS) {
    await db
      .updateTable('sessions')
      .set({ seen_at_ms: nowMs })
      .where('token_hash', '=', row.token_hash)
      .execute();
  }
  // Who saw the earlier token must not gain by what its owner confirmed later.
  const confirmedAtMs = row.token_hash === tokenHash ? row.confirmed_at_ms : -Infinity;
  return { account: accountOf(row), id: row.session_id, confirmedAtMs, waitsFor };
}

export interface Renewal {
  readonly tokenHash: string;
  readonly newTokenHash: string;
  readonly nowMs: number;
  readonly waitsFor: SignInStep | null;
}

/**
 * The same session under a new token, confirmed now. False when it has ended, or was renewed by
 * another call: of two that arrive at once one gets the new token.
 */
export async function renewSession(db: Kysely<Database>, renewal: Renewal): Promise<boolean> {
  const { tokenHash, newTokenHash, nowMs, waitsFor } = renewal;
  const { numUpdatedRows } = await db
    .updateTable('sessions')
    .set({
      token_hash: newTokenHash,
      earlier_hash: tokenHash,
      renewed_at_ms: nowMs,
      seen_at_ms: nowMs,
      confirmed_at_ms: nowMs,
      waits_for: waitsFor,
    })
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Signs out; nothing happens when the session has ended already. */
export async function deleteSession(db: Kysely<Database>, tokenHash: string): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where((row) =>
      row.or([row('token_hash', '=', tokenHash), row('earlier_hash', '=', tokenHash)]),
    )
    .execute();
}

/** Unlike the hash of the token it may be shown and sent: it opens nothing. */
const publicIdOf = (tokenHash: string): string =>
  createHash('sha256').update(`session id of ${tokenHash}`).digest('base64url').slice(0, 22);

function stepOf(text: string | null): SignInStep | null {
  if (text === null || text === 'second-factor' || text === 'enrolment') return text;
  throw new Error(`A session waits for ${text}, which no program of ours wrote.`);
}
