import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addLevelCounts,
  emptyLevelCounts,
  isLevel,
  isSatisfied,
  LEVELS,
  satisfactionCountsOf,
  satisfiedOf,
  totalOf,
} from '../../../shared/domain/level.ts';

const count = fc.nat({ max: 1_000_000 });
const anyLevelCounts = fc.record({ n1: count, n2: count, n3: count, n4: count, n5: count });

describe('levels', () => {
  test('come positive first', () => {
    expect(LEVELS).toEqual([5, 4, 3, 2, 1]);
  });

  test('are satisfied from 4 up, so that "Bình thường" is not', () => {
    expect(LEVELS.filter(isSatisfied)).toEqual([5, 4]);
  });

  test.each([0, 6, 4.5, '5', null, undefined, Number.NaN])('%j is no level', (value) => {
    expect(isLevel(value)).toBe(false);
  });

  test('1 to 5 are levels', () => {
    expect([1, 2, 3, 4, 5].every(isLevel)).toBe(true);
  });
});

describe('level counts', () => {
  const counts = Object.freeze({ n1: 1, n2: 2, n3: 3, n4: 40, n5: 50 });

  test('keep "Bình thường" in the total and out of the satisfied', () => {
    expect(totalOf(counts)).toBe(96);
    expect(satisfiedOf(counts)).toBe(90);
    expect(satisfactionCountsOf(counts)).toEqual({ satisfied: 90, n: 96 });
  });

  test('start from nothing, which nobody can change', () => {
    expect(totalOf(emptyLevelCounts)).toBe(0);
    expect(Object.isFrozen(emptyLevelCounts)).toBe(true);
  });

  test('add up level by level', () => {
    expect(addLevelCounts(counts, { n1: 10, n2: 20, n3: 30, n4: 400, n5: 500 })).toEqual({
      n1: 11,
      n2: 22,
      n3: 33,
      n4: 440,
      n5: 550,
    });
  });

  test('add up the same in any order, totals with them', () => {
    fc.assert(
      fc.property(anyLevelCounts, anyLevelCounts, (a, b) => {
        const sum = addLevelCounts(a, b);
        expect(addLevelCounts(b, a)).toEqual(sum);
        expect(addLevelCounts(sum, emptyLevelCounts)).toEqual(sum);
        expect(totalOf(sum)).toBe(totalOf(a) + totalOf(b));
        expect(satisfiedOf(sum)).toBe(satisfiedOf(a) + satisfiedOf(b));
      }),
    );
  });
});
