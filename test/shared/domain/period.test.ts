import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, localDayOf } from '../../../shared/domain/local-day.ts';
import {
  parsePeriodKey,
  periodKey,
  periodOf,
  periodRange,
  previousPeriod,
  samePeriodLastYear,
} from '../../../shared/domain/period.ts';
import type { CutOffDay, Period, PeriodKind } from '../../../shared/domain/period.ts';
import { anyCutOffDay, anyDay, anyPeriod, day, daysOf, periodsOfYear } from './arbitrary-day.ts';

function keyOf(text: string, kind: PeriodKind, cutOffDay: CutOffDay): string | undefined {
  const period = periodOf(day(text), kind, cutOffDay);
  return period && periodKey(period);
}

function period(key: string, cutOffDay: CutOffDay): Period {
  const parsed = parsePeriodKey(key, cutOffDay);
  if (parsed === undefined) throw new Error(`not a period: ${key}`);
  return parsed;
}

describe('periodOf', () => {
  test.each([
    ['2026-10-14T23:59:59.999+07:00', ['2026-10', '2026-Q4', '2026-H2', undefined, '2026']],
    ['2026-10-15T00:00:00.000+07:00', ['2026-11', '2026-Q4', '2026-H2', undefined, '2026']],
    ['2026-10-14T17:00:00.000Z', ['2026-11', '2026-Q4', '2026-H2', undefined, '2026']],
    ['2026-12-14T23:59:59.999+07:00', ['2026-12', '2026-Q4', '2026-H2', undefined, '2026']],
    ['2026-12-15T00:00:00.000+07:00', ['2027-01', '2027-Q1', '2027-H1', '2027-9M', '2027']],
    ['2026-06-14T12:00:00.000+07:00', ['2026-06', '2026-Q2', '2026-H1', '2026-9M', '2026']],
    ['2026-06-15T00:00:00.000+07:00', ['2026-07', '2026-Q3', '2026-H2', '2026-9M', '2026']],
    ['2026-09-14T23:59:59.999+07:00', ['2026-09', '2026-Q3', '2026-H2', '2026-9M', '2026']],
    ['2026-09-15T00:00:00.000+07:00', ['2026-10', '2026-Q4', '2026-H2', undefined, '2026']],
  ])('with cut-off 15 a rating at %s belongs to %j', (instant, expected) => {
    const local = localDayOf(Date.parse(instant));
    const kinds = ['month', 'quarter', 'half', 'nine-months', 'year'] as const;
    expect(kinds.map((kind) => keyOf(local, kind, 15))).toEqual(expected);
  });

  test.each([
    ['2026-10-20', 21, '2026-10'],
    ['2026-10-21', 21, '2026-11'],
    ['2026-12-20', 21, '2026-12'],
    ['2026-12-21', 21, '2027-01'],
    ['2026-10-01', 1, '2026-10'],
    ['2026-10-31', 1, '2026-10'],
    ['2026-12-31', 1, '2026-12'],
    ['2027-01-01', 1, '2027-01'],
  ] as const)('%s with cut-off %d is in month %s', (text, cutOffDay, expected) => {
    expect(keyOf(text, 'month', cutOffDay)).toBe(expected);
  });
});

describe('periodRange', () => {
  test.each([
    ['2026-01', 15, '2025-12-15', '2026-01-14'],
    ['2026-11', 15, '2026-10-15', '2026-11-14'],
    ['2026-Q1', 15, '2025-12-15', '2026-03-14'],
    ['2026-Q2', 15, '2026-03-15', '2026-06-14'],
    ['2026-Q3', 15, '2026-06-15', '2026-09-14'],
    ['2026-Q4', 15, '2026-09-15', '2026-12-14'],
    ['2026-H1', 15, '2025-12-15', '2026-06-14'],
    ['2026-H2', 15, '2026-06-15', '2026-12-14'],
    ['2026-9M', 15, '2025-12-15', '2026-09-14'],
    ['2026', 15, '2025-12-15', '2026-12-14'],
    ['2026-01', 21, '2025-12-21', '2026-01-20'],
    ['2026-Q4', 21, '2026-09-21', '2026-12-20'],
    ['2026', 21, '2025-12-21', '2026-12-20'],
    ['2026-02', 1, '2026-02-01', '2026-02-28'],
    ['2028-02', 1, '2028-02-01', '2028-02-29'],
    ['2026-H1', 1, '2026-01-01', '2026-06-30'],
    ['2026-9M', 1, '2026-01-01', '2026-09-30'],
    ['2026', 1, '2026-01-01', '2026-12-31'],
  ] as const)('%s with cut-off %d runs from %s to %s', (key, cutOffDay, firstDay, lastDay) => {
    expect(periodRange(period(key, cutOffDay))).toEqual({ firstDay, lastDay });
  });

  test.each([
    ['month', 'quarter', 3],
    ['quarter', 'half', 2],
    ['month', 'year', 12],
    ['quarter', 'year', 4],
    ['half', 'year', 2],
  ] as const)('the %ss tile the %ss, %d to one', (small, large, count) => {
    fc.assert(
      fc.property(fc.integer({ min: 2015, max: 2035 }), anyCutOffDay, (year, cutOffDay) => {
        const parts = periodsOfYear(small, year, cutOffDay);
        periodsOfYear(large, year, cutOffDay).forEach((whole, index) => {
          const inside = parts.slice(index * count, (index + 1) * count);
          expect(inside.flatMap(daysOf)).toEqual(daysOf(whole));
        });
      }),
    );
  });

  test('the nine months are the first three quarters', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2015, max: 2035 }), anyCutOffDay, (year, cutOffDay) => {
        const quarters = periodsOfYear('quarter', year, cutOffDay).slice(0, 3);
        const [nineMonths] = periodsOfYear('nine-months', year, cutOffDay);
        expect(nineMonths && daysOf(nineMonths)).toEqual(quarters.flatMap(daysOf));
      }),
    );
  });

  test('every day belongs to exactly one month, and it is the one periodOf names', () => {
    fc.assert(
      fc.property(anyDay, anyCutOffDay, (any, cutOffDay) => {
        const year = Number(any.slice(0, 4));
        const holders = [year - 1, year, year + 1]
          .flatMap((near) => periodsOfYear('month', near, cutOffDay))
          .filter((month) => {
            const { firstDay, lastDay } = periodRange(month);
            return firstDay <= any && any <= lastDay;
          });
        expect(holders).toEqual([periodOf(any, 'month', cutOffDay)]);
      }),
    );
  });

  test('the first and the last day are inside and their neighbours outside', () => {
    fc.assert(
      fc.property(anyPeriod, (any) => {
        const { firstDay, lastDay } = periodRange(any);
        const at = (local: typeof firstDay): Period | undefined =>
          periodOf(local, any.kind, any.cutOffDay);
        expect(at(firstDay)).toEqual(any);
        expect(at(lastDay)).toEqual(any);
        expect(at(addDays(firstDay, -1))).not.toEqual(any);
        expect(at(addDays(lastDay, 1))).not.toEqual(any);
      }),
    );
  });
});

describe('previousPeriod and samePeriodLastYear', () => {
  test.each([
    ['2026-11', '2026-10', '2025-11'],
    ['2026-01', '2025-12', '2025-01'],
    ['2026-Q1', '2025-Q4', '2025-Q1'],
    ['2026-H2', '2026-H1', '2025-H2'],
    ['2026-H1', '2025-H2', '2025-H1'],
    ['2026-9M', '2025-9M', '2025-9M'],
    ['2026', '2025', '2025'],
  ])('%s follows %s and is compared with %s', (key, previous, lastYear) => {
    expect(periodKey(previousPeriod(period(key, 15)))).toBe(previous);
    expect(periodKey(samePeriodLastYear(period(key, 15)))).toBe(lastYear);
  });

  test('the previous period ends on the day before, except for the nine months', () => {
    fc.assert(
      fc.property(
        anyPeriod.filter(({ kind }) => kind !== 'nine-months'),
        (any) => {
          const { lastDay } = periodRange(previousPeriod(any));
          expect(addDays(lastDay, 1)).toBe(periodRange(any).firstDay);
        },
      ),
    );
  });
});

describe('periodKey', () => {
  test('is read back by parsePeriodKey', () => {
    fc.assert(
      fc.property(anyPeriod, (any) => {
        expect(parsePeriodKey(periodKey(any), any.cutOffDay)).toEqual(any);
      }),
    );
  });

  test.each([
    '',
    '26',
    '2026-',
    '2026-00',
    '2026-13',
    '2026-1',
    '2026-Q0',
    '2026-Q5',
    '2026-H3',
    '2026-9m',
    '2026-6M',
    '1999-01',
    '2026-11-05',
    ' 2026',
    '2026\n',
  ])('%j is no period', (text) => {
    expect(parsePeriodKey(text, 15)).toBeUndefined();
  });
});
