import type { StoreReader } from './open-store.ts';

/** An entry of the audit log by which the office changed or withdrew a stretch of duty. */
export interface LoggedCorrection {
  readonly at_ms: number;
  readonly action: string;
  readonly detail: string;
}

/** Those of some moments, UTC ms: found by the index over action and time. */
export async function dutyCorrections(
  db: StoreReader,
  moments: readonly number[],
): Promise<LoggedCorrection[]> {
  if (moments.length === 0) return [];
  return db
    .selectFrom('audit_log')
    .select(['at_ms', 'action', 'detail'])
    .where('action', 'in', ['duty.change', 'duty.remove'])
    .where('at_ms', 'in', moments)
    .execute();
}
