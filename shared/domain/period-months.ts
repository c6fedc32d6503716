import { periodKey, periodRange, type Period } from './period.ts';

/** Keys of the reporting months that a period is made of, in their order: '2026-10', '2026-11'... */
export function monthKeysOf(period: Period): string[] {
  const { firstDay, lastDay } = periodRange(period);
  return Array.from({ length: 12 }, (_, at): Period => ({
    ...{ kind: 'month', year: period.year, cutOffDay: period.cutOffDay },
    ordinal: at + 1,
  }))
    .filter((month) => {
      const range = periodRange(month);
      return range.firstDay >= firstDay && range.lastDay <= lastDay;
    })
    .map(periodKey);
}
