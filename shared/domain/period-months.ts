import { periodKey, periodRange, type Period } from './period.ts';

/** Keys of the reporting months that a period is made of, in their order: '2026-10', '2026-11'... */
export function monthKeysOf({ kind, year, ordinal }: Period): string[] {
  // By the calendar: which months these are does not depend on the day on which they begin.
  const { firstDay, lastDay } = periodRange({ kind, year, ordinal, cutOffDay: 1 });
  return Array.from({ length: 12 }, (_, at): Period => ({
    ...{ kind: 'month', year, cutOffDay: 1 },
    ordinal: at + 1,
  }))
    .filter((month) => {
      const range = periodRange(month);
      return range.firstDay >= firstDay && range.lastDay <= lastDay;
    })
    .map(periodKey);
}
