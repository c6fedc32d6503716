import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cutOffRule,
  datedPeriod,
  datedPeriodOf,
  type CutOffRule,
} from '../../../shared/domain/cut-off-history.ts';
import { addDays, type LocalDay } from '../../../shared/domain/local-day.ts';
import { monthKeysOf } from '../../../shared/domain/period-months.ts';
import {
  parsePeriodKey,
  periodKey,
  periodOf,
  periodRange,
  previousPeriod,
  type Period,
} from '../../../shared/domain/period.ts';
import { anyCutOffDay, anyDay, anyPeriod, day, daysOf, periodsOfYear } from './arbitrary-day.ts';

const TILING = ['month', 'quarter', 'half', 'year'] as const;
const anyTiling = fc.constantFrom(...TILING);

/** Up to four decisions of any days. */
const anyRule = fc
  .array(fc.record({ validFrom: anyDay, cutOffDay: anyCutOffDay }), { maxLength: 4 })
  .map((versions) =>
    cutOffRule(versions.toSorted((a, b) => a.validFrom.localeCompare(b.validFrom))),
  );

const named = (key: string, rule: CutOffRule, today: LocalDay): Period =>
  datedPeriod(parsePeriodKey(key, 1)!, rule, today);

describe('a period, whatever became of the cut-off day', () => {
  it('begins on the day after the one before it ended', () => {
    fc.assert(
      fc.property(anyPeriod, anyRule, anyDay, (any, rule, today) => {
        fc.pre(any.kind !== 'nine-months');
        const own = datedPeriod(any, rule, today);
        const before = datedPeriod(previousPeriod(own), rule, today);
        expect(addDays(periodRange(before).lastDay, 1)).toBe(periodRange(own).firstDay);
        // And of what is compared with it, the one before is that very stretch's neighbour.
        expect(periodRange(previousPeriod(own)).lastDay).toBe(periodRange(before).lastDay);
      }),
    );
  });

  it('is the one of every day in it, and of no other day', () => {
    fc.assert(
      fc.property(anyDay, anyTiling, anyRule, anyDay, (some, kind, rule, today) => {
        const own = datedPeriodOf({ day: some, kind }, rule, today)!;
        const { firstDay, lastDay } = periodRange(own);
        expect(firstDay <= some && some <= lastDay).toBe(true);
        const around = [addDays(firstDay, -1), addDays(lastDay, 1)];
        for (const other of around) {
          const its = datedPeriodOf({ day: other, kind }, rule, today)!;
          expect(periodKey(its)).not.toBe(periodKey(own));
        }
      }),
    );
  });

  it('is the sum of its months, day by day', () => {
    fc.assert(
      fc.property(anyPeriod, anyRule, anyDay, (any, rule, today) => {
        const months = monthKeysOf(any).map((key) => named(key, rule, today));
        expect(months.flatMap(daysOf)).toEqual(daysOf(datedPeriod(any, rule, today)));
      }),
      { numRuns: 50 },
    );
  });

  it('is the plain one where nothing was ever changed', () => {
    fc.assert(
      fc.property(anyPeriod, anyDay, (any, today) => {
        expect(datedPeriod(any, () => any.cutOffDay, today)).toEqual(any);
        expect(datedPeriodOf({ day: today, kind: any.kind }, () => any.cutOffDay, today)).toEqual(
          periodOf(today, any.kind, any.cutOffDay),
        );
      }),
    );
  });
});

describe('a cut-off day that changes on 1 April 2026', () => {
  const today = day('2026-11-05');
  const changed = (from: 1 | 15 | 21, to: 1 | 15 | 21) =>
    cutOffRule([
      { validFrom: day('2000-01-01'), cutOffDay: from },
      { validFrom: day('2026-04-01'), cutOffDay: to },
    ]);

  it.each([
    [15, 21, '2026-03', '2026-02-15', '2026-03-14'],
    [15, 21, '2026-04', '2026-03-15', '2026-04-20'],
    [15, 21, '2026-05', '2026-04-21', '2026-05-20'],
    [15, 21, '2026-Q2', '2026-03-15', '2026-06-20'],
    [15, 21, '2026', '2025-12-15', '2026-12-20'],
    [15, 21, '2026-9M', '2025-12-15', '2026-09-20'],
    [21, 15, '2026-04', '2026-03-21', '2026-04-14'],
    [1, 15, '2026-04', '2026-04-01', '2026-04-14'],
    [15, 1, '2026-04', '2026-03-15', '2026-04-30'],
  ] as const)('from %i to %i makes %s reach from %s to %s', (from, to, key, firstDay, lastDay) => {
    expect(periodRange(named(key, changed(from, to), today))).toEqual({ firstDay, lastDay });
  });

  it('leaves no day of the year without its month, and none in two', () => {
    const months = periodsOfYear('month', 2026, 15).map((month) =>
      datedPeriod(month, changed(21, 15), today),
    );
    const days = months.flatMap(daysOf);
    expect(new Set(days).size).toBe(days.length);
    expect([days[0], days.at(-1), days.length]).toEqual(['2025-12-21', '2026-12-14', 359]);
  });
});
