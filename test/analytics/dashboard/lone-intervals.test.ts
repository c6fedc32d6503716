import { describe, expect, it } from 'vitest';
import { loneIntervals } from '../../../analytics/dashboard/charts/lone-intervals.ts';
import type { Figure } from '../../../analytics/reports/figure.ts';
import { COARSE, EMPTY, SMALL, levelsOf, shown } from './canned-figure.ts';

const POINT = shown(levelsOf(40, 0.8));

const at = (...figures: Figure[]) =>
  loneIntervals(figures.map((figure) => ({ figure }))).map(({ xMin }) => xMin);

describe('the interval of a point between two gaps', () => {
  it('is a line from its lower to its upper bound', () => {
    const { lower, upper } = POINT.interval;
    expect(loneIntervals([{ figure: SMALL }, { figure: POINT }])).toMatchObject([
      { xMin: 1, xMax: 1, yMin: lower, yMax: upper },
    ]);
  });

  it('stands wherever no neighbour is shown, at the ends too', () => {
    expect(at(POINT, EMPTY, POINT, COARSE, POINT)).toEqual([0, 2, 4]);
  });

  it('is left to the band where a neighbour is shown', () => {
    expect(at(POINT, POINT, SMALL, POINT, POINT, POINT)).toEqual([]);
  });
});
