import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meanLevel, meanLevelToScore100 } from '../../../analytics/stats/index.ts';
import { emptyLevelCounts, totalOf } from '../../../shared/domain/level.ts';
import known from './known-values/mean-level.json' with { type: 'json' };

const TOLERANCE = 1e-9;

describe('meanLevel', () => {
  test.each(known.cases)('of $counts is what R gives, $mean', ({ counts, mean, score100 }) => {
    const result = meanLevel(Object.freeze(counts));
    if (result.kind !== 'known') throw new Error('expected a known mean');
    expect(result.n).toBe(totalOf(counts));
    expect(Math.abs(result.mean - mean)).toBeLessThan(TOLERANCE);
    expect(Math.abs(meanLevelToScore100(result.mean) - score100)).toBeLessThan(TOLERANCE);
  });

  test('of one "Bình thường" and three "Rất hài lòng" is 4.5', () => {
    expect(meanLevel({ ...emptyLevelCounts, n3: 1, n5: 3 })).toEqual({
      kind: 'known',
      mean: 4.5,
      n: 4,
    });
  });

  test('is insufficient without ratings or below the minimum', () => {
    expect(meanLevel(emptyLevelCounts)).toEqual({ kind: 'insufficient', n: 0 });
    expect(meanLevel({ ...emptyLevelCounts, n5: 4 }, 5)).toEqual({ kind: 'insufficient', n: 4 });
  });

  test('does not depend on the order in which ratings came', () => {
    const anyLevels = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(anyLevels, (levels) => {
        const countOf = (level: number): number => levels.filter((one) => one === level).length;
        const result = meanLevel({
          n1: countOf(1),
          n2: countOf(2),
          n3: countOf(3),
          n4: countOf(4),
          n5: countOf(5),
        });
        const expected = levels.reduce((sum, level) => sum + level, 0) / levels.length;
        expect(result).toEqual({ kind: 'known', mean: expected, n: levels.length });
      }),
    );
  });

  test('refuses impossible counts', () => {
    expect(() => meanLevel({ ...emptyLevelCounts, n2: -1 })).toThrow(
      'meanLevel requires whole counts ≥ 0, got n2 = -1',
    );
    expect(() => meanLevel(emptyLevelCounts, 0)).toThrow('meanLevel requires a whole minimumN ≥ 1');
  });
});

describe('meanLevelToScore100', () => {
  test.each([
    [1, 0],
    [2, 25],
    [3, 50],
    [4, 75],
    [5, 100],
  ])('%d is %d points', (mean, score) => {
    expect(meanLevelToScore100(mean)).toBe(score);
  });

  test.each([0.99, 5.01, Number.NaN])('refuses the mean %d', (mean) => {
    expect(() => meanLevelToScore100(mean)).toThrow('requires a mean 1 to 5');
  });
});
