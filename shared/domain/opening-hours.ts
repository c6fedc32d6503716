import type { LocalDay } from './local-day.ts';

/** A stretch of one local day in minutes since midnight, the end exclusive. */
export interface DayStretch {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** When a service point receives citizens: stretches by ISO weekday, 1 Monday to 7 Sunday. */
export type OpeningHours = ReadonlyMap<number, readonly DayStretch[]>;

const OFFICE_DAY: readonly DayStretch[] = [
  { fromMinute: 7 * 60 + 30, toMinute: 11 * 60 + 30 },
  { fromMinute: 13 * 60 + 30, toMinute: 17 * 60 },
];

/** Where nobody has said otherwise: Monday to Friday, closed over noon. */
export const OFFICE_HOURS: OpeningHours = new Map([1, 2, 3, 4, 5].map((day) => [day, OFFICE_DAY]));

/** The hours of a day on which a service point is closed beside its week: none. */
export const CLOSED: OpeningHours = new Map();

/** The stretches of a day, in order; none on a day that is closed. Knows no public holidays. */
export function stretchesOn(hours: OpeningHours, day: LocalDay): readonly DayStretch[] {
  const sundayIsZero = new Date(`${day}T00:00:00Z`).getUTCDay();
  return hours.get(sundayIsZero === 0 ? 7 : sundayIsZero) ?? [];
}
