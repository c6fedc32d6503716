import type { Kysely, Selectable } from 'kysely';
import type { AccountRow, Database } from './schema.ts';

/** Who may sign in, without the password. */
export interface Account {
  readonly id: string;
  readonly login: string;
  readonly displayName: string;
  readonly role: string;
  /** Sees this unit and its descendants; null sees the whole tree. */
  readonly unitId: string | null;
}

/** The role of the account that the first run makes. */
export const ADMINISTRATOR = 'administrator';

export interface NewAccount extends Account {
  readonly passwordHash: string;
  readonly createdAtMs: number;
}

export interface AccountWithPassword {
  readonly account: Account;
  readonly passwordHash: string;
}

/** The columns of an account as the domain calls them. */
export function accountOf(row: Omit<Selectable<AccountRow>, 'password_hash'>): Account {
  return {
    id: row.id,
    login: row.login,
    displayName: row.display_name,
    role: row.role,
    unitId: row.unit_id,
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
      role: account.role,
      unit_id: account.unitId,
      created_at_ms: account.createdAtMs,
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
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return { account: accountOf(row), passwordHash: row.password_hash };
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
