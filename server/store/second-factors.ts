import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

export interface SecondFactor {
  readonly sealedSecret: string;
  readonly enrolledAtMs: number;
}

/** What an account proves itself with beside its password; undefined when it has none. */
export async function findSecondFactor(
  db: Kysely<Database>,
  accountId: string,
): Promise<SecondFactor | undefined> {
  const row = await db
    .selectFrom('second_factors')
    .selectAll()
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row && { sealedSecret: row.sealed_secret, enrolledAtMs: row.enrolled_at_ms };
}

/**
 * Takes a code's time step, once: false when it or a later one was taken before. One statement, so
 * that of two calls with one code only one passes.
 */
export async function takeStep(
  db: Kysely<Database>,
  accountId: string,
  step: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('second_factors')
    .set({ last_step: step })
    .where('account_id', '=', accountId)
    .where('last_step', '<', step)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export interface Draft {
  readonly accountId: string;
  readonly sealedSecret: string;
  readonly nowMs: number;
}

/** Keeps a secret that is being shown; it takes the place of one shown earlier. */
export async function draftSecondFactor(db: Kysely<Database>, draft: Draft): Promise<void> {
  const row = { sealed_secret: draft.sealedSecret, drafted_at_ms: draft.nowMs };
  await db
    .insertInto('second_factor_drafts')
    .values({ account_id: draft.accountId, ...row })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(row))
    .execute();
}

/** The sealed secret that was shown last and when; undefined when none waits. */
export async function findDraft(
  db: Kysely<Database>,
  accountId: string,
): Promise<Draft | undefined> {
  const row = await db
    .selectFrom('second_factor_drafts')
    .selectAll()
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row && { accountId, sealedSecret: row.sealed_secret, nowMs: row.drafted_at_ms };
}

export interface Enrolment extends Draft {
  /** Of the code that proved the secret. */
  readonly step: number;
}

/** Puts a proved secret in force; an earlier one holds no more. */
export async function enrolSecondFactor(db: Kysely<Database>, enrolment: Enrolment): Promise<void> {
  const { accountId, sealedSecret, nowMs, step } = enrolment;
  const row = { sealed_secret: sealedSecret, enrolled_at_ms: nowMs, last_step: step };
  await db.deleteFrom('second_factor_drafts').where('account_id', '=', accountId).execute();
  await db
    .insertInto('second_factors')
    .values({ account_id: accountId, ...row })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(row))
    .execute();
}

/** Forgets the second factor with its recovery codes; false when there was none. */
export async function removeSecondFactor(
  db: Kysely<Database>,
  accountId: string,
): Promise<boolean> {
  await db.deleteFrom('recovery_codes').where('account_id', '=', accountId).execute();
  await db.deleteFrom('second_factor_drafts').where('account_id', '=', accountId).execute();
  const { numDeletedRows } = await db
    .deleteFrom('second_factors')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
