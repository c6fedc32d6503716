import type { StoreReader } from './open-store.ts';
import type { BackupRow } from './schema.ts';

/** What is known of the copies of these data. */
export interface BackupStanding {
  /** When the newest verified copy was taken; null while there is none. */
  readonly lastVerifiedAtMs: number | null;
  /** Since when there is something to lose; null before the first kiosk was paired. */
  readonly firstPairedAtMs: number | null;
}

/** Remembers a copy that was verified. */
export async function recordBackup(db: StoreReader, backup: BackupRow): Promise<void> {
  await db
    .insertInto('backups')
    .values(backup)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function backupStanding(db: StoreReader): Promise<BackupStanding> {
  const row = await db
    .selectNoFrom((eb) => [
      eb
        .selectFrom('backups')
        .select(({ fn }) => fn.max('taken_at_ms').as('taken'))
        .as('taken'),
      eb
        .selectFrom('kiosks')
        .select(({ fn }) => fn.min('paired_at_ms').as('paired'))
        .as('paired'),
    ])
    .executeTakeFirst();
  return { lastVerifiedAtMs: row?.taken ?? null, firstPairedAtMs: row?.paired ?? null };
}
