import type { PanelOfficial, StaffPanelSetting } from '../../shared/domain/kiosk-configuration.ts';
import type { LocalDay } from '../../shared/domain/local-day.ts';
import { daysOfService, isServing, unitWithSuccessors } from './check-duty.ts';
import { loadKioskPin } from './kiosk-pins.ts';
import type { StoreReader } from './open-store.ts';
import type { OfficialRow } from './schema.ts';
import { shownOfficial } from './shown-duties.ts';

/**
 * Who may serve the counters of a unit on a day, by given name, and the PIN to say so by. Officials
 * of units that followed it are among them: whom a merger moved still serves where the kiosk stands.
 */
export async function staffPanel(
  db: StoreReader,
  { kioskId, unitId, today }: Readonly<{ kioskId: string; unitId: string; today: LocalDay }>,
): Promise<StaffPanelSetting> {
  const rows = await db
    .selectFrom('officials')
    .selectAll()
    .where('unit_id', 'in', [...(await unitWithSuccessors(db, unitId))])
    .orderBy('id')
    .execute();
  const serving = rows
    .filter((row) => isServing(daysOfService(row), today))
    .toSorted(
      (a, b) =>
        a.given_name.localeCompare(b.given_name, 'vi') ||
        a.family_name.localeCompare(b.family_name, 'vi'),
    );
  const ofName = Map.groupBy(serving, (row) => shownOfficial(row).name);
  const officials = [...ofName.values()].flatMap((namesakes) =>
    namesakes.map((row) => panelOfficial(row, namesakes.length > 1)),
  );
  return { officials, pin: await loadKioskPin(db, { unitId, kioskId }) };
}

/** The code goes to a kiosk only where nothing else tells two officials apart for certain. */
const panelOfficial = (row: OfficialRow, hasNamesake: boolean): PanelOfficial => ({
  ...shownOfficial(row),
  ...(row.title === null || row.title === '' ? {} : { title: row.title }),
  ...(hasNamesake ? { code: row.code } : {}),
});
