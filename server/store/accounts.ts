import type { Kysely, Selectable } from 'kysely';
import type { AccountRow, Database } from './schema.ts';

/** Who may sign in, without the password. */
export interface Account {
  readonly id: string;
  readonly login: string;
  readonly displayName: string;
}

export interface NewAccount extends Account {
  readonly passwordHash: string;
  readonly createdAtMs: number;
}

export interface AccountWithPassword {
  readonly account: Account;
  /** Undefined while there is none: nothing fits it. */
  readonly passwordHash: string | undefined;
}

/** In the place of a hash while the person has not chosen a password. */
export const NO_PASSWORD = '';

/** The columns of an account as the domain calls them. */
export function accountOf(
  row: Pick<Selectable<AccountRow>, 'id' | 'login' | 'display_name'>,
): Account {
  return {
    id: row.id,
    login: row.login,
    displayName: row.display_name,
  };
}

/** Is there any account? Until there is one, the setup is open. */
export async function anyAccount(db: Kysely<Database>): Promise<boolean> {
  const row = await db.selectFrom('accounts').select('id').limit(1).executeTakeFirst();
  return row !== undefined;
}

export async function createAccount(db: Kysely<Database>, account: NewAccount): Promise<void> {
  await db
    .insertInto('accounts')
    .values({
      id: account.id,
      login: account.login,
      display_name: account.displayName,
      password_hash: account.passwordHash,
      created_at_ms: account.createdAtMs,
      closed_at_ms: null,
    })
    .execute();
}

/** The account of a login, with what its password is checked against. */
export async function findAccount(
  db: Kysely<Database>,
  login: string,
): Promise<AccountWithPassword | undefined> {
  const row = await db
    .selectFrom('accounts')
    .selectAll()
    .where('login', '=', login)
    .where('closed_at_ms', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    account: accountOf(row),
    passwordHash: row.password_hash === NO_PASSWORD ? undefined : row.password_hash,
  };
}

/** Was the login ever given out? A closed account keeps its own, so that the log stays clear. */
export async function isLoginTaken(db: Kysely<Database>, login: string): Promise<boolean> {
  const row = await db
    .selectFrom('accounts')
    .select('id')
    .where('login', '=', login)
    .executeTakeFirst();
  return row !== undefined;
}

/** A new password ends every session of the account: whoever stole one is out. */
export async function changePassword(
  db: Kysely<Database>,
  accountId: string,
  passwordHash: string,
): Promise<void> {
  await db
    .updateTable('accounts')
    .set({ password_hash: passwordHash })
    .where('id', '=', accountId)
    .execute();
  await db.deleteFrom('sessions').where('account_id', '=', accountId).execute();
}

/** Nobody signs in with it again and its sessions end now. Its login stays taken. */
export async function closeAccount(
  db: Kysely<Database>,
  accountId: string,
  atMs: number,
): Promise<void> {
  await db
    .updateTable('accounts')
    .set({ closed_at_ms: atMs })
    .where('id', '=', accountId)
    .where('closed_at_ms', 'is', null)
    .execute();
  await db.deleteFrom('sessions').where('account_id', '=', accountId).execute();
}

/** An account as lists tell of it. */
export interface ListedAccount extends Account {
  readonly createdAtMs: number;
  readonly hasPassword: boolean;
}

/** Accounts that somebody may sign in with, by login. */
export async function listAccounts(db: Kysely<Database>): Promise<ListedAccount[]> {
  const rows = await db
    .selectFrom('accounts')
    .select(['id', 'login', 'display_name', 'created_at_ms', 'password_hash'])
    .where('closed_at_ms', 'is', null)
    .orderBy('login')
    .execute();
  return rows.map((row) => ({
    ...accountOf(row),
    createdAtMs: row.created_at_ms,
    hasPassword: row.password_hash !== NO_PASSWORD,
  }));
}

/** How accounts are called, closed ones too: who did something keeps the name. */
export async function accountNames(db: Kysely<Database>): Promise<ReadonlyMap<string, Account>> {
  const rows = await db.selectFrom('accounts').select(['id', 'login', 'display_name']).execute();
  return new Map(rows.map((row) => [row.id, accountOf(row)]));
}
