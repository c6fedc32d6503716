import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** Puts new recovery codes in the place of all earlier ones. */
export async function replaceRecoveryCodes(
  db: Kysely<Database>,
  accountId: string,
  codeHashes: readonly string[],
): Promise<void> {
  await db.deleteFrom('recovery_codes').where('account_id', '=', accountId).execute();
  await db
    .insertInto('recovery_codes')
    .values(
      codeHashes.map((code_hash, ordinal) => ({
        account_id: accountId,
        ordinal,
        code_hash,
        used_at_ms: null,
      })),
    )
    .execute();
}

/** The hash of a code that was not used yet. */
export async function findRecoveryCode(
  db: Kysely<Database>,
  accountId: string,
  ordinal: number,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('recovery_codes')
    .select('code_hash')
    .where('account_id', '=', accountId)
    .where('ordinal', '=', ordinal)
    .where('used_at_ms', 'is', null)
    .executeTakeFirst();
  return row?.code_hash;
}

export interface RecoveryCodeUse {
  readonly accountId: string;
  readonly ordinal: number;
  readonly nowMs: number;
}

/** Uses a code up; false when another call was first. */
export async function takeRecoveryCode(
  db: Kysely<Database>,
  { accountId, ordinal, nowMs }: RecoveryCodeUse,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('recovery_codes')
    .set({ used_at_ms: nowMs })
    .where('account_id', '=', accountId)
    .where('ordinal', '=', ordinal)
    .where('used_at_ms', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** How many codes are left. */
export async function countRecoveryCodes(db: Kysely<Database>, accountId: string): Promise<number> {
  const { n } = await db
    .selectFrom('recovery_codes')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('account_id', '=', accountId)
    .where('used_at_ms', 'is', null)
    .executeTakeFirstOrThrow();
  return n;
}
