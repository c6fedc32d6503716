import { addDays, localDayFromParts, localDayParts } from './local-day.ts';
import type { LocalDay } from './local-day.ts';
import { periodRange } from './period.ts';
import type { Period } from './period.ts';

/**
 * The last admissible day for a report that its receiver wants "trước ngày N" (before day N of the
 * month, 1 to 28): the day before the first N that leaves a day after the period's end. Quarter
 * III/2026 with cut-off 15 ends on 14/9; before day 20 means 19/9 at the latest.
 */
export function dueDayOf(period: Period, beforeDayOfMonth: number): LocalDay {
  if (!Number.isInteger(beforeDayOfMonth) || beforeDayOfMonth < 1 || beforeDayOfMonth > 28) {
    throw new RangeError(`dueDayOf requires a day of the month 1 to 28, got ${beforeDayOfMonth}`);
  }
  // Day N itself no longer counts, so N must come two days after the end to leave one day.
  const earliest = localDayParts(addDays(periodRange(period).lastDay, 2));
  const inNextMonth = earliest.day > beforeDayOfMonth;
  const month = earliest.year * 12 + (earliest.month - 1) + (inNextMonth ? 1 : 0);
  const firstLateDay = localDayFromParts({
    year: Math.floor(month / 12),
    month: (month % 12) + 1,
    day: beforeDayOfMonth,
  });
  return addDays(firstLateDay, -1);
}
