import type { StaffPanelSetting } from '../../shared/domain/kiosk-configuration.ts';
import type { LocalDay } from '../../shared/domain/local-day.ts';
import { daysOfService, isServing } from './check-duty.ts';
import { loadKioskPin } from './kiosk-pins.ts';
import type { StoreReader } from './open-store.ts';
import { shownOfficial } from './shown-duties.ts';

/** Who may serve the counters of a unit on a day, by given name, and the PIN to say so by. */
export async function staffPanel(
  db: StoreReader,
  { kioskId, unitId, today }: Readonly<{ kioskId: string; unitId: string; today: LocalDay }>,
): Promise<StaffPanelSetting> {
  const rows = await db
    .selectFrom('officials')
    .selectAll()
    .where('unit_id', '=', unitId)
    .orderBy('id')
    .execute();
  const officials = rows
    .filter((row) => isServing(daysOfService(row), today))
    .toSorted(
      (a, b) =>
        a.given_name.localeCompare(b.given_name, 'vi') ||
        a.family_name.localeCompare(b.family_name, 'vi'),
    )
    .map(shownOfficial);
  return { officials, pin: await loadKioskPin(db, { unitId, kioskId }) };
}
