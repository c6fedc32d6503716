import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueDayOf } from '../../../shared/domain/due-day.ts';
import { parsePeriodKey, periodRange } from '../../../shared/domain/period.ts';
import { anyPeriod } from './arbitrary-day.ts';

describe('dueDayOf', () => {
  test.each([
    ['2026-Q3', 15, 20, '2026-09-19'],
    ['2026', 15, 20, '2026-12-19'],
    ['2026-Q3', 1, 20, '2026-10-19'],
    ['2026', 1, 20, '2027-01-19'],
    ['2026-Q3', 21, 20, '2026-10-19'],
    ['2026-02', 15, 1, '2026-02-28'],
    ['2026-01', 1, 1, '2026-02-28'],
    ['2026-12', 1, 1, '2027-01-31'],
    ['2026-11', 15, 15, '2026-12-14'],
    ['2026-11', 15, 16, '2026-11-15'],
  ] as const)('%s with cut-off %d, wanted before day %d: %s', (key, cutOffDay, before, due) => {
    const period = parsePeriodKey(key, cutOffDay);
    expect(period && dueDayOf(period, before)).toBe(due);
  });

  test('always leaves at least a day after the period has ended', () => {
    fc.assert(
      fc.property(anyPeriod, fc.integer({ min: 1, max: 28 }), (period, before) => {
        expect(dueDayOf(period, before) > periodRange(period).lastDay).toBe(true);
      }),
    );
  });

  test.each([0, 29, 1.5, Number.NaN])('refuses %d as a day of the month', (before) => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        expect(() => dueDayOf(period, before)).toThrow('requires a day of the month 1 to 28');
      }),
      { numRuns: 1 },
    );
  });
});
