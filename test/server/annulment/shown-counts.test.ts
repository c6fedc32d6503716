import { describe, expect, it } from 'vitest';
import { shownCount, shownMonths } from '../../../server/annulment/shown-counts.ts';

const reader = { seesSingle: false, fewerThan: 10 };
const month = (ordinal: number, n: number) => ({ month: `2026-${String(ordinal)}`, n });

describe('a number of ratings in a window', () => {
  it.each([
    [0, 0],
    [1, 'few'],
    [9, 'few'],
    [10, 10],
    [4_000, 4_000],
  ])('of %s is told as %s to who sees no single rating', (n, told) => {
    expect(shownCount(n, reader)).toBe(told);
    expect(shownCount(n, { ...reader, seesSingle: true })).toBe(n);
  });

  it('is told by months unless one of them is small, as the sum would tell it', () => {
    const [large, small] = [month(10, 40), month(11, 3)];
    expect(shownMonths([large, month(11, 10)], reader)).toHaveLength(2);
    expect(shownMonths([large, small], reader)).toEqual([]);
    expect(shownMonths([large, small], { ...reader, seesSingle: true })).toEqual([large, small]);
  });
});
