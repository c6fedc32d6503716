import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verdictAgainst, wilsonInterval } from '../../../analytics/stats/index.ts';
import type { TargetOperator } from '../../../shared/domain/target.ts';
import { anyCounts } from './arbitrary-counts.ts';

const above80 = { operator: '>', valuePercent: 80 } as const;
const atLeast80 = { operator: '>=', valuePercent: 80 } as const;
const atLeast90 = { operator: '>=', valuePercent: 90 } as const;

const anyTarget = fc.record({
  operator: fc.constantFrom<TargetOperator>('>', '>='),
  valuePercent: fc.integer({ min: 0, max: 10_000 }).map((basisPoints) => basisPoints / 100),
});

describe('verdictAgainst', () => {
  // Wilson intervals by R, prop.test(x, n, correct = FALSE): 80/100 [71.12, 86.66],
  // 85/100 [76.72, 90.69], 90/100 [82.56, 94.48], 900/1000 [87.98, 91.71], 27/30 [74.38, 96.54].
  test.each([
    [80, 100, above80, 'undetermined', 'not-met'],
    [80, 100, atLeast80, 'undetermined', 'met'],
    [90, 100, above80, 'met', 'met'],
    [80, 100, atLeast90, 'not-met', 'not-met'],
    [85, 100, atLeast90, 'undetermined', 'not-met'],
    [900, 1000, atLeast90, 'undetermined', 'met'],
    [27, 30, above80, 'undetermined', 'met'],
    [30, 30, above80, 'met', 'met'],
    [0, 30, above80, 'not-met', 'not-met'],
  ] as const)('%d of %d against %j is %s, nominally %s', (satisfied, n, target, kind, nominal) => {
    const interval = wilsonInterval({ satisfied, n });
    expect(verdictAgainst({ satisfied, n }, target)).toEqual({ kind, nominal, interval, n });
  });

  test.each([
    [29, 29, undefined, 'met'],
    [20, 29, undefined, 'not-met'],
    [99, 99, 100, 'met'],
    [0, 0, undefined, 'insufficient'],
  ])('%d of %d with minimum %s is insufficient, nominally %s', (satisfied, n, minimum, nominal) => {
    const options = minimum === undefined ? {} : { minimumN: minimum };
    expect(verdictAgainst({ satisfied, n }, above80, options)).toEqual({
      kind: 'insufficient',
      nominal,
      n,
    });
  });

  test('the operator decides when a bound lies exactly on the target', () => {
    const everybody = { satisfied: 50, n: 50 };
    const nobody = { satisfied: 0, n: 50 };
    expect(verdictAgainst(everybody, { operator: '>', valuePercent: 100 }).kind).toBe('not-met');
    expect(verdictAgainst(everybody, { operator: '>=', valuePercent: 100 }).kind).toBe(
      'undetermined',
    );
    expect(verdictAgainst(nobody, { operator: '>=', valuePercent: 0 }).kind).toBe('met');
    expect(verdictAgainst(nobody, { operator: '>', valuePercent: 0 }).kind).toBe('undetermined');
  });

  test('never contradicts the nominal comparison, only doubts it', () => {
    fc.assert(
      fc.property(anyCounts(100_000), anyTarget, (counts, target) => {
        const { kind, nominal } = verdictAgainst(counts, target, { minimumN: 1 });
        expect(kind === 'undetermined' || kind === nominal).toBe(true);
      }),
    );
  });

  test('does not get worse when one more citizen is satisfied', () => {
    const order = ['not-met', 'undetermined', 'met'];
    fc.assert(
      fc.property(anyCounts(10_000), anyTarget, ({ satisfied, n }, target) => {
        fc.pre(satisfied < n);
        const before = verdictAgainst({ satisfied, n }, target, { minimumN: 1 });
        const after = verdictAgainst({ satisfied: satisfied + 1, n }, target, { minimumN: 1 });
        expect(order.indexOf(after.kind)).toBeGreaterThanOrEqual(order.indexOf(before.kind));
      }),
    );
  });

  test('refuses impossible counts and minima', () => {
    expect(() => verdictAgainst({ satisfied: 2, n: 1 }, above80)).toThrow(
      'verdictAgainst requires 0 ≤ satisfied ≤ n, got 2 of 1',
    );
    expect(() => verdictAgainst({ satisfied: 1, n: 1 }, above80, { minimumN: 0.5 })).toThrow(
      'verdictAgainst requires a whole minimumN ≥ 1, got 0.5',
    );
  });
});
