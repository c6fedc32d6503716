import type { KioskPlacement } from '../../shared/api/kiosk-place.ts';
import { addDays, localDayOf, localDayStartMs } from '../../shared/domain/local-day.ts';
import type { DayRange } from '../../shared/domain/period.ts';
import type { StoreReader } from './open-store.ts';
import type { KioskPlacementRow } from './schema.ts';

/** Most notes of one kiosk that are shown; a kiosk is carried about a few times a year. */
const MOST_SHOWN = 100;

/** Notes that a kiosk was carried; in the transaction that carries it. */
export async function addPlacement(db: StoreReader, row: KioskPlacementRow): Promise<void> {
  await db.insertInto('kiosk_placements').values(row).execute();
}

/** Where a kiosk was carried, the newest first. */
export async function placementsOfKiosk(
  db: StoreReader,
  { unitId, kioskId }: { readonly unitId: string; readonly kioskId: string },
): Promise<KioskPlacement[]> {
  const rows = await db
    .selectFrom('kiosk_placements')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('kiosk_id', '=', kioskId)
    .orderBy('at_ms', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_SHOWN)
    .execute();
  return rows.map(placementOf);
}

/** The kiosks of a unit, without those below it, that were carried within a range of days. */
export async function placementsOfUnit(
  db: StoreReader,
  unitId: string,
  { firstDay, lastDay }: DayRange,
): Promise<KioskPlacement[]> {
  const rows = await db
    .selectFrom('kiosk_placements')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('at_ms', '>=', localDayStartMs(firstDay))
    .where('at_ms', '<', localDayStartMs(addDays(lastDay, 1)))
    .orderBy('at_ms')
    .orderBy('id')
    .execute();
  return rows.map(placementOf);
}

const placementOf = (row: KioskPlacementRow): KioskPlacement => ({
  atMs: row.at_ms,
  day: localDayOf(row.at_ms),
  kioskName: row.kiosk_name,
  fromCounter: row.from_counter_name,
  toCounter: row.to_counter_name,
});
