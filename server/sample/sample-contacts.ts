import {
  contactSlotAt,
  NO_CONTACT,
  SLOT_MINUTES,
  slotOfMinute,
  withContact,
} from '../../analytics/reports/contact-map.ts';
import { daysIn } from '../../analytics/reports/device-days.ts';
import { localDayOf, type LocalDay } from '../../shared/domain/local-day.ts';
import type { DayRange } from '../../shared/domain/period.ts';
import { writeContactDays } from '../store/kiosk-contacts.ts';
import type { Store } from '../store/open-store.ts';
import { inTransaction } from '../store/writing.ts';
import { absenceOf, lastsUntilMs } from './kiosk-absence.ts';
import type { KioskPlan } from './kiosk-plan.ts';
import { weekdayOf } from './working-days.ts';

/** From Monday to Friday the sample's kiosks are on from half past six to six in the evening. */
const [ON_SLOT, OFF_SLOT] = [slotOfMinute(6.5 * 60), slotOfMinute(18 * 60)];

const SLOTS = Array.from({ length: (24 * 60) / SLOT_MINUTES }, (_, slot) => slot);

/**
 * The heartbeats of the sample's kiosks, a year of minutes that nobody sends one by one. A kiosk
 * without a network is heard by its ratings only, and that the ingest has noted.
 */
export async function writeSampleContacts(
  store: Store,
  plans: readonly KioskPlan[],
  { range, nowMs }: { readonly range: DayRange; readonly nowMs: number },
): Promise<void> {
  const days = daysIn({ ...range, lastDay: localDayOf(nowMs) }).filter(
    (day) => weekdayOf(day) <= 5,
  );
  const rows = plans.flatMap((plan) =>
    days.flatMap((day) => {
      const contact = contactOn(day, plan, nowMs);
      if (contact === null) return [];
      return [{ unit_id: plan.unitId, kiosk_id: plan.kioskId, local_day: day, contact }];
    }),
  );
  await inTransaction(store, (writing) => writeContactDays(writing, rows));
}

const WHOLE_DAY = withContact(
  NO_CONTACT,
  SLOTS.filter((slot) => slot >= ON_SLOT && slot < OFF_SLOT),
);

function contactOn(day: LocalDay, { traits }: KioskPlan, nowMs: number): string | null {
  const absence = absenceOf(traits.role, nowMs);
  const away = absence !== null && localDayOf(absence.fromMs) <= day;
  if (away && day <= localDayOf(absence.toMs)) return null;
  const last = contactSlotAt(lastsUntilMs(traits.role, nowMs));
  if (day > last.localDay) return null;
  if (day < last.localDay) return WHOLE_DAY;
  return withContact(
    NO_CONTACT,
    SLOTS.filter((slot) => slot >= ON_SLOT && slot < OFF_SLOT && slot <= last.slot),
  );
}
