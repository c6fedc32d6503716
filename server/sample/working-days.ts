import {
  addDays,
  localDayParts,
  localDayStartMs,
  type LocalDay,
} from '../../shared/domain/local-day.ts';
import type { DayRange } from '../../shared/domain/period.ts';

/** First day of the lunar year, in the civil calendar. */
const LUNAR_NEW_YEARS = ['2025-01-29', '2026-02-17', '2027-02-06', '2028-01-26', '2029-02-13'];

/** Day and month of the public holidays that do not move. */
const FIXED_HOLIDAYS = ['01-01', '04-30', '05-01', '09-02', '09-03'];

/** A day on which people are received. */
export interface WorkingDay {
  /** Local midnight, UTC ms. */
  readonly startsAtMs: number;
  /** Its visitors against those of an average day. */
  readonly visitorFactor: number;
}

/** Monday to Friday without public holidays: Tết is three days before its first to four after. */
export function workingDays({ firstDay, lastDay }: DayRange): WorkingDay[] {
  const days: WorkingDay[] = [];
  for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) {
    if (weekdayOf(day) > 5 || isHoliday(day)) continue;
    days.push({ startsAtMs: localDayStartMs(day), visitorFactor: visitorFactor(day) });
  }
  return days;
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(day: LocalDay): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** Fewer people come around Tết, more at the start of a week. */
function visitorFactor(day: LocalDay): number {
  const byMonth = [0.9, 0.7, 1.12, 1.08, 1, 1, 1.04, 1.12, 1.06, 1.04, 1, 0.94];
  const byWeekday = [1.24, 1.04, 0.98, 0.94, 0.8];
  return (byMonth[localDayParts(day).month - 1] ?? 1) * (byWeekday[weekdayOf(day) - 1] ?? 0);
}

function isHoliday(day: LocalDay): boolean {
  return (
    FIXED_HOLIDAYS.includes(day.slice(5)) ||
    LUNAR_NEW_YEARS.some((first) => {
      const apart = (Date.parse(day) - Date.parse(first)) / 86_400_000;
      return apart >= -3 && apart <= 4;
    })
  );
}
