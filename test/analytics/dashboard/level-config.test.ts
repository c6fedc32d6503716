import { describe, expect, it } from 'vitest';
import { levelConfig } from '../../../analytics/dashboard/charts/level-config.ts';
import { shown } from './canned-figure.ts';

const configOf = (...levels: number[]) => {
  const { data, options } = levelConfig(shown(levels), 'vi');
  return { bars: data.datasets[0]!, axis: options?.scales?.['x'] };
};

describe('the bars of the levels', () => {
  it('are drawn against the whole, so that 46% and 50% differ from report to report', () => {
    expect(configOf(46, 44, 5, 3, 2).axis).toMatchObject({ min: 0, max: 1 });
    expect(configOf(50, 40, 5, 3, 2).axis).toMatchObject({ min: 0, max: 1 });
  });

  it('show none for a level that nobody chose', () => {
    const { bars } = configOf(60, 40, 0, 0, 0);
    const isDrawn = (colours: unknown) =>
      (colours as string[]).map((colour) => colour !== 'transparent');
    expect(isDrawn(bars.backgroundColor)).toEqual([true, true, false, false, false]);
    expect(isDrawn(bars.borderColor)).toEqual([true, true, false, false, false]);
  });
});
