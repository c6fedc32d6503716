import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applicableTarget, meetsTarget } from '../../../shared/domain/target.ts';
import type { Target, TargetOperator } from '../../../shared/domain/target.ts';
import { day } from './arbitrary-day.ts';

function rule(
  operator: TargetOperator,
  valuePercent: number,
): Pick<Target, 'operator' | 'valuePercent'> {
  return { operator, valuePercent };
}

function makeTarget(overrides: Partial<Target> = {}): Target {
  return {
    id: 'target-general',
    operator: '>=',
    valuePercent: 90,
    scope: {},
    validFrom: day('2021-01-01'),
    validTo: null,
    legalBasis: 'NQ 76/NQ-CP ngày 15/7/2021',
    preset: null,
    ...overrides,
  };
}

describe('meetsTarget with counts', () => {
  test.each([
    [80, 100, '>', 80, false],
    [80, 100, '>=', 80, true],
    [81, 100, '>', 80, true],
    [79, 100, '>=', 80, false],
    [7, 100, '>', 7, false],
    [7, 100, '>=', 7, true],
    [918, 1000, '>', 91.8, false],
    [918, 1000, '>=', 91.8, true],
    [8_000_000, 10_000_000, '>', 80, false],
    [8_000_001, 10_000_000, '>', 80, true],
    [7_999_999, 10_000_000, '>=', 80, false],
    [1, 1, '>=', 100, true],
    [1, 1, '>', 100, false],
    [0, 1, '>=', 0, true],
  ] as const)('%d of %d against %s %d: %s', (satisfied, n, operator, valuePercent, expected) => {
    expect(meetsTarget({ satisfied, n }, rule(operator, valuePercent))).toBe(expected);
  });

  test('a rate exactly at the target meets >= and fails >, whatever the value and n', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000 }),
        fc.integer({ min: 1, max: 1_000 }),
        (basisPoints, times) => {
          const counts = { satisfied: basisPoints * times, n: 10_000 * times };
          expect(meetsTarget(counts, rule('>=', basisPoints / 100))).toBe(true);
          expect(meetsTarget(counts, rule('>', basisPoints / 100))).toBe(false);
        },
      ),
    );
  });

  test('counts and their share agree', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.integer({ min: 0, max: 10_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom<TargetOperator>('>', '>='),
        (n, basisPoints, part, operator) => {
          const satisfied = Math.floor(n * part);
          const target = rule(operator, basisPoints / 100);
          expect(meetsTarget(satisfied / n, target)).toBe(meetsTarget({ satisfied, n }, target));
        },
      ),
    );
  });

  test.each([
    [{ satisfied: 0, n: 0 }],
    [{ satisfied: 5, n: 4 }],
    [{ satisfied: -1, n: 4 }],
    [{ satisfied: 1.5, n: 4 }],
    [{ satisfied: Number.NaN, n: 4 }],
  ])('refuses %j', (counts) => {
    expect(() => meetsTarget(counts, rule('>', 80))).toThrow('meetsTarget requires whole');
  });
});

describe('meetsTarget with a share', () => {
  test.each([
    [0.8, '>', 80, false],
    [0.8, '>=', 80, true],
    [0.07, '>', 7, false],
    [0.29, '>=', 29, true],
    [0.57, '>', 57, false],
    [0.8000001, '>', 80, true],
  ] as const)('%d against %s %d: %s', (share, operator, valuePercent, expected) => {
    expect(meetsTarget(share, rule(operator, valuePercent))).toBe(expected);
  });

  test.each([-0.01, 1.01, 80, Number.NaN])('refuses the share %d', (share) => {
    expect(() => meetsTarget(share, rule('>', 80))).toThrow('meetsTarget requires a share 0 to 1');
  });

  test.each([-1, 100.01, 80.001, Number.NaN])('refuses the value %d percent', (valuePercent) => {
    expect(() => meetsTarget(0.5, rule('>', valuePercent))).toThrow('at most two decimals');
  });
});

describe('applicableTarget', () => {
  const general = makeTarget();
  const commune = makeTarget({ id: 'commune', scope: { unitKind: 'commune' } });
  const unit = makeTarget({ id: 'unit', scope: { unitId: 'da-mai' } });
  const land = makeTarget({ id: 'land', valuePercent: 85, scope: { fieldCode: 'land' } });
  const communeLand = makeTarget({
    id: 'commune-land',
    scope: { unitKind: 'commune', fieldCode: 'land' },
  });
  const unitLand = makeTarget({ id: 'unit-land', scope: { unitId: 'da-mai', fieldCode: 'land' } });
  const fromMostGeneral = [general, commune, unit, land, communeLand, unitLand];
  const query = {
    unitId: 'da-mai',
    unitKind: 'commune',
    fieldCode: 'land',
    day: day('2026-11-05'),
  } as const;

  test.each(fromMostGeneral.map((expected, index) => [expected.id, index] as const))(
    '%s wins over everything more general, in any order',
    (id, index) => {
      const targets = fromMostGeneral.slice(0, index + 1);
      expect(applicableTarget(targets, query)?.id).toBe(id);
      expect(applicableTarget(targets.toReversed(), query)?.id).toBe(id);
    },
  );

  test('a target for a field says nothing of the figure over all fields', () => {
    const { unitId, unitKind, day: queryDay } = query;
    const overall = { unitId, unitKind, day: queryDay };
    expect(applicableTarget(fromMostGeneral, overall)?.id).toBe('unit');
    expect(applicableTarget([land, unitLand], overall)).toBeUndefined();
  });

  test('a target for another unit, kind or field does not count', () => {
    const others = [
      makeTarget({ id: 'other-unit', scope: { unitId: 'bo-ha' } }),
      makeTarget({ id: 'other-kind', scope: { unitKind: 'department' } }),
      makeTarget({ id: 'other-field', scope: { unitId: 'da-mai', fieldCode: 'health' } }),
    ];
    expect(applicableTarget(others, query)).toBeUndefined();
  });

  test.each([
    ['2020-12-31', undefined],
    ['2021-01-01', 'until-2025'],
    ['2025-12-31', 'until-2025'],
    ['2026-01-01', 'from-2026'],
  ])('on %s the one in force is %s', (text, expected) => {
    const targets = [
      makeTarget({ id: 'until-2025', validTo: day('2025-12-31') }),
      makeTarget({ id: 'from-2026', valuePercent: 95, validFrom: day('2026-01-01') }),
    ];
    expect(applicableTarget(targets, { day: day(text) })?.id).toBe(expected);
  });

  test('between equals the later start wins, then the smaller id', () => {
    const old = makeTarget({ id: 'a' });
    const newer = makeTarget({ id: 'c', validFrom: day('2025-01-01') });
    const twin = makeTarget({ id: 'b', validFrom: day('2025-01-01') });
    expect(applicableTarget([old, newer], query)?.id).toBe('c');
    expect(applicableTarget([newer, twin], query)?.id).toBe('b');
    expect(applicableTarget([twin, newer], query)?.id).toBe('b');
  });
});
