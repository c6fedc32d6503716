import fc from 'fast-check';
import { addDays, parseLocalDay } from '../../../shared/domain/local-day.ts';
import type { LocalDay } from '../../../shared/domain/local-day.ts';
import { CUT_OFF_DAYS, PERIOD_KINDS, periodRange } from '../../../shared/domain/period.ts';
import type { Period, PeriodKind } from '../../../shared/domain/period.ts';

/** A literal day of a test; throws on a slip of the pen. */
export function day(text: string): LocalDay {
  const parsed = parseLocalDay(text);
  if (parsed === undefined) throw new Error(`not a day: ${text}`);
  return parsed;
}

/** Any day of 2015 to 2035: several leap years and every month length. */
export const anyDay = fc.integer({ min: 0, max: 7_670 }).map((n) => addDays(day('2015-01-01'), n));

export const anyCutOffDay = fc.constantFrom(...CUT_OFF_DAYS);

const PERIODS_PER_YEAR = { month: 12, quarter: 4, half: 2, 'nine-months': 1, year: 1 } as const;

/** Every period of a kind in a reporting year, in order. */
export function periodsOfYear(
  kind: PeriodKind,
  year: number,
  cutOffDay: Period['cutOffDay'],
): Period[] {
  return Array.from({ length: PERIODS_PER_YEAR[kind] }, (_, index) => ({
    kind,
    year,
    ordinal: index + 1,
    cutOffDay,
  }));
}

export const anyPeriod = fc
  .tuple(fc.constantFrom(...PERIOD_KINDS), fc.integer({ min: 2015, max: 2035 }), anyCutOffDay)
  .chain(([kind, year, cutOffDay]) => fc.constantFrom(...periodsOfYear(kind, year, cutOffDay)));

/** All days of a period, found by walking, for comparison with answers found by arithmetic. */
export function daysOf(period: Period): LocalDay[] {
  const { firstDay, lastDay } = periodRange(period);
  const days: LocalDay[] = [];
  for (let at = firstDay; at <= lastDay; at = addDays(at, 1)) days.push(at);
  return days;
}
