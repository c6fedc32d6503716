import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atomOf, atomRange, atomsOf } from '../../../shared/domain/atom.ts';
import type { Atom } from '../../../shared/domain/atom.ts';
import { addDays } from '../../../shared/domain/local-day.ts';
import type { LocalDay } from '../../../shared/domain/local-day.ts';
import { parsePeriodKey } from '../../../shared/domain/period.ts';
import { anyDay, anyPeriod, day, daysOf } from './arbitrary-day.ts';

function daysOfAtom(atom: Atom): LocalDay[] {
  const { firstDay, lastDay } = atomRange(atom);
  const days: LocalDay[] = [];
  for (let at = firstDay; at <= lastDay; at = addDays(at, 1)) days.push(at);
  return days;
}

describe('atomOf', () => {
  test.each([
    ['2026-10-01', '2026-10-01', '2026-10-14'],
    ['2026-10-14', '2026-10-01', '2026-10-14'],
    ['2026-10-15', '2026-10-15', '2026-10-20'],
    ['2026-10-20', '2026-10-15', '2026-10-20'],
    ['2026-10-21', '2026-10-21', '2026-10-31'],
    ['2026-02-28', '2026-02-21', '2026-02-28'],
    ['2028-02-29', '2028-02-21', '2028-02-29'],
    ['2026-12-31', '2026-12-21', '2026-12-31'],
  ])('%s is in the atom from %s to %s', (text, firstDay, lastDay) => {
    const atom = atomOf(day(text));
    expect(atom).toBe(firstDay);
    expect(atomRange(atom)).toEqual({ firstDay, lastDay });
  });

  test('every day is inside its own atom and in the same atom as that one’s ends', () => {
    fc.assert(
      fc.property(anyDay, (any) => {
        const atom = atomOf(any);
        const { firstDay, lastDay } = atomRange(atom);
        expect(firstDay <= any && any <= lastDay).toBe(true);
        expect([atomOf(firstDay), atomOf(lastDay)]).toEqual([atom, atom]);
        expect(atomOf(addDays(lastDay, 1))).not.toBe(atom);
      }),
    );
  });
});

describe('atomsOf', () => {
  test.each([
    [1, ['2026-11-01', '2026-11-15', '2026-11-21']],
    [15, ['2026-10-15', '2026-10-21', '2026-11-01']],
    [21, ['2026-10-21', '2026-11-01', '2026-11-15']],
  ] as const)('month 11/2026 with cut-off %d is %j', (cutOffDay, expected) => {
    const period = parsePeriodKey('2026-11', cutOffDay);
    expect(period && atomsOf(period)).toEqual(expected);
  });

  test('every period of every cut-off day is the disjoint union of its atoms, in order', () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        expect(atomsOf(period).flatMap(daysOfAtom)).toEqual(daysOf(period));
      }),
    );
  });
});
