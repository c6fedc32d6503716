import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wilsonInterval, Z_95 } from '../../../analytics/stats/index.ts';
import { anyCounts } from './arbitrary-counts.ts';
import known from './known-values/wilson-interval.json' with { type: 'json' };

// Tighter than the 1e-9 that is asked for: bounds for ten million ratings are near 1e-8.
const TOLERANCE = 1e-12;

describe('wilsonInterval', () => {
  test.each(known.cases)('$satisfied of $n is what R gives', ({ satisfied, n, lower, upper }) => {
    const interval = wilsonInterval(Object.freeze({ satisfied, n }));
    expect(Math.abs(interval.lower - lower)).toBeLessThan(TOLERANCE);
    expect(Math.abs(interval.upper - upper)).toBeLessThan(TOLERANCE);
  });

  test.each([
    [80, 100, '71.12', '86.66'],
    [90, 100, '82.56', '94.48'],
    [27, 30, '74.38', '96.54'],
    [85, 100, '76.72', '90.69'],
  ])('%d of %d prints as %s to %s percent', (satisfied, n, lower, upper) => {
    const interval = wilsonInterval({ satisfied, n });
    expect((interval.lower * 100).toFixed(2)).toBe(lower);
    expect((interval.upper * 100).toFixed(2)).toBe(upper);
  });

  test('with z = 2, half of four is one half give or take the root of one eighth', () => {
    const { lower, upper } = wilsonInterval({ satisfied: 2, n: 4 }, 2);
    expect(lower).toBeCloseTo(0.5 - Math.sqrt(1 / 8), 12);
    expect(upper).toBeCloseTo(0.5 + Math.sqrt(1 / 8), 12);
  });

  test('z is the 0.975 quantile of the normal distribution', () => {
    expect(Z_95).toBe(1.959963984540054);
  });

  test('lies inside 0 to 1 and contains the rate', () => {
    fc.assert(
      fc.property(anyCounts(10_000_000), ({ satisfied, n }) => {
        const { lower, upper } = wilsonInterval({ satisfied, n });
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(upper).toBeLessThanOrEqual(1);
        expect(lower).toBeLessThanOrEqual(satisfied / n);
        expect(upper).toBeGreaterThanOrEqual(satisfied / n);
      }),
    );
  });

  test('ends exactly at 0 when nobody and exactly at 1 when everybody is satisfied', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (n) => {
        expect(wilsonInterval({ satisfied: 0, n }).lower).toBe(0);
        expect(wilsonInterval({ satisfied: n, n }).upper).toBe(1);
      }),
    );
  });

  test('of the dissatisfied is the mirror image', () => {
    fc.assert(
      fc.property(anyCounts(1_000_000), ({ satisfied, n }) => {
        const { lower, upper } = wilsonInterval({ satisfied, n });
        const mirrored = wilsonInterval({ satisfied: n - satisfied, n });
        expect(Math.abs(mirrored.lower - (1 - upper))).toBeLessThan(TOLERANCE);
        expect(Math.abs(mirrored.upper - (1 - lower))).toBeLessThan(TOLERANCE);
      }),
    );
  });

  test('is wider at the same rate when fewer answered', () => {
    fc.assert(
      fc.property(
        anyCounts(10_000),
        fc.integer({ min: 2, max: 100 }),
        ({ satisfied, n }, times) => {
          const few = wilsonInterval({ satisfied, n });
          const many = wilsonInterval({ satisfied: satisfied * times, n: n * times });
          expect(few.upper - few.lower).toBeGreaterThan(many.upper - many.lower);
        },
      ),
    );
  });

  test.each([
    [{ satisfied: 0, n: 0 }, 'wilsonInterval requires n ≥ 1'],
    [{ satisfied: 5, n: 3 }, 'wilsonInterval requires 0 ≤ satisfied ≤ n, got 5 of 3'],
    [{ satisfied: -1, n: 3 }, 'wilsonInterval requires 0 ≤ satisfied ≤ n, got -1 of 3'],
    [{ satisfied: 1.5, n: 3 }, 'wilsonInterval requires whole counts, got 1.5 of 3'],
    [{ satisfied: 1, n: Number.NaN }, 'wilsonInterval requires whole counts'],
  ])('refuses %j', (counts, message) => {
    expect(() => wilsonInterval(counts)).toThrow(message);
  });

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('refuses z = %d', (z) => {
    expect(() => wilsonInterval({ satisfied: 1, n: 2 }, z)).toThrow('requires a finite z > 0');
  });
});
