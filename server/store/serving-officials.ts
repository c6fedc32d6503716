import { daysOfService, isOfUnit, type DaysOfService } from './check-duty.ts';
import type { StoreReader } from './open-store.ts';

/**
 * Days on which officials may serve the counters of a unit, by id. Those who do not exist or do not
 * belong to it are absent.
 */
export async function readServing(
  db: StoreReader,
  unitId: string,
  officialIds: readonly string[],
): Promise<Map<string, DaysOfService>> {
  const serving = new Map<string, DaysOfService>();
  if (officialIds.length === 0) return serving;
  const rows = await db
    .selectFrom('officials')
    .selectAll()
    .where('id', 'in', officialIds)
    .execute();
  for (const row of rows) {
    if (await isOfUnit(db, row.unit_id, unitId)) serving.set(row.id, daysOfService(row));
  }
  return serving;
}
