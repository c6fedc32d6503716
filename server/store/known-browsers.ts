import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** A browser that did not sign in for this long is a stranger again. */
export const KNOWN_BROWSER_MS = 180 * 86_400_000;

export interface KnownBrowser {
  readonly accountId: string;
  readonly tokenHash: string;
  readonly nowMs: number;
}

/** Did the account sign in before in the browser that holds this token? */
export async function isKnownBrowser(
  db: Kysely<Database>,
  { accountId, tokenHash, nowMs }: KnownBrowser,
): Promise<boolean> {
  const row = await db
    .selectFrom('known_browsers')
    .select('token_hash')
    .where('account_id', '=', accountId)
    .where('token_hash', '=', tokenHash)
    .where('seen_at_ms', '>', nowMs - KNOWN_BROWSER_MS)
    .executeTakeFirst();
  return row !== undefined;
}

/** Notes that the account signed in in this browser, and forgets browsers of long ago. */
export async function rememberBrowser(db: Kysely<Database>, browser: KnownBrowser): Promise<void> {
  const { accountId, tokenHash, nowMs } = browser;
  await db
    .deleteFrom('known_browsers')
    .where('account_id', '=', accountId)
    .where('seen_at_ms', '<=', nowMs - KNOWN_BROWSER_MS)
    .execute();
  await db
    .insertInto('known_browsers')
    .values({ account_id: accountId, token_hash: tokenHash, seen_at_ms: nowMs })
    .onConflict((conflict) =>
      conflict.columns(['account_id', 'token_hash']).doUpdateSet({ seen_at_ms: nowMs }),
    )
    .execute();
}
