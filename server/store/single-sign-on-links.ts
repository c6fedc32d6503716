import type { Kysely } from 'kysely';
import { accountOf, type Account } from './accounts.ts';
import type { Database } from './schema.ts';

/** Somebody, as an identity provider names them: for ever, unlike an address or a login. */
export interface ProviderIdentity {
  readonly issuer: string;
  readonly subject: string;
}

/** The account that an identity was linked to. */
export async function findLinkedAccount(
  db: Kysely<Database>,
  { issuer, subject }: ProviderIdentity,
): Promise<Account | undefined> {
  const row = await db
    .selectFrom('single_sign_on_links')
    .innerJoin('accounts', 'accounts.id', 'single_sign_on_links.account_id')
    .selectAll('accounts')
    .where('accounts.closed_at_ms', 'is', null)
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return row && accountOf(row);
}

export interface NewLink extends ProviderIdentity {
  readonly accountId: string;
  readonly nowMs: number;
}

/**
 * Links an identity to an account; false when either has another partner at this provider already:
 * whoever gets somebody's former address must not get the account with it.
 */
export async function linkAccount(db: Kysely<Database>, link: NewLink): Promise<boolean> {
  const { issuer, subject, accountId, nowMs } = link;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('single_sign_on_links')
    .values({ issuer, subject, account_id: accountId, linked_at_ms: nowMs })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Forgets who an account is at a provider. */
export async function unlinkAccount(
  db: Kysely<Database>,
  accountId: string,
  issuer: string,
): Promise<void> {
  await db
    .deleteFrom('single_sign_on_links')
    .where('account_id', '=', accountId)
    .where('issuer', '=', issuer)
    .execute();
}

/** Can the account sign in at some provider? */
export async function hasSingleSignOnLink(
  db: Kysely<Database>,
  accountId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('single_sign_on_links')
    .select('subject')
    .where('account_id', '=', accountId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
