import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { satisfactionRate } from '../../../analytics/stats/index.ts';
import { satisfactionCountsOf } from '../../../shared/domain/level.ts';
import { anyCounts } from './arbitrary-counts.ts';
import known from './known-values/satisfaction-rate.json' with { type: 'json' };

describe('satisfactionRate', () => {
  test.each(known.cases)('$satisfied of $n is what R gives', ({ satisfied, n, rate }) => {
    expect(satisfactionRate(Object.freeze({ satisfied, n }))).toEqual({
      kind: 'known',
      rate,
      satisfied,
      n,
    });
  });

  test('keeps "Bình thường" in the denominator', () => {
    const counts = satisfactionCountsOf({ n1: 0, n2: 0, n3: 4, n4: 5, n5: 7 });
    expect(satisfactionRate(counts)).toMatchObject({ rate: 0.75, satisfied: 12, n: 16 });
  });

  test.each([
    [0, 1],
    [4, 5],
    [29, 30],
  ])('of %d ratings is insufficient where %d are needed', (n, minimumN) => {
    expect(satisfactionRate({ satisfied: n, n }, minimumN)).toEqual({ kind: 'insufficient', n });
  });

  test('is known from exactly the minimum', () => {
    expect(satisfactionRate({ satisfied: 5, n: 5 }, 5)).toMatchObject({ kind: 'known', rate: 1 });
  });

  test('lies between 0 and 1', () => {
    fc.assert(
      fc.property(anyCounts(10_000_000), (counts) => {
        const result = satisfactionRate(counts);
        expect(result.kind === 'known' && result.rate >= 0 && result.rate <= 1).toBe(true);
      }),
    );
  });

  test('refuses impossible counts and minima', () => {
    expect(() => satisfactionRate({ satisfied: 2, n: 1 })).toThrow(
      'satisfactionRate requires 0 ≤ satisfied ≤ n, got 2 of 1',
    );
    expect(() => satisfactionRate({ satisfied: 1, n: 1 }, 0)).toThrow(
      'satisfactionRate requires a whole minimumN ≥ 1, got 0',
    );
  });
});
