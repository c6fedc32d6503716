import type { VerifyReport } from '../../shared/api/integrity.ts';
import type { StoreReader } from './store.ts';

/** Keeps the result of a verification of all kiosks. */
export async function insertVerification(
  db: StoreReader,
  id: string,
  report: VerifyReport,
): Promise<void> {
  await db
    .insertInto('verifications')
    .values({ id, finished_at_ms: report.finishedAtMs, report: JSON.stringify(report) })
    .execute();
}

/** The newest result; undefined before the first. */
export async function lastVerification(db: StoreReader): Promise<VerifyReport | undefined> {
  const row = await db
    .selectFrom('verifications')
    .select('report')
    .orderBy('finished_at_ms', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  // Written by `insertVerification` alone, and never changed.
  return row && (JSON.parse(row.report) as VerifyReport);
}

/** When the newest verification ended, without reading what it found; null before the first. */
export async function lastVerifiedAtMs(db: StoreReader): Promise<number | null> {
  const row = await db
    .selectFrom('verifications')
    .select(({ fn }) => fn.max('finished_at_ms').as('at'))
    .executeTakeFirst();
  return row?.at ?? null;
}
