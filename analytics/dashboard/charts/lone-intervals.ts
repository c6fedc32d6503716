import { LEVEL_COLOURS } from '../../../shared/domain/tokens.ts';
import type { TrendPoint } from '../../reports/period-report.ts';

/** The interval as a line at each point between two gaps: a band needs a neighbour to reach to. */
export function loneIntervals(trend: readonly Pick<TrendPoint, 'figure'>[]) {
  const isShown = (index: number) => trend[index]?.figure.kind === 'shown';
  return trend.flatMap(({ figure }, index) =>
    figure.kind !== 'shown' || isShown(index - 1) || isShown(index + 1)
      ? []
      : [
          {
            type: 'line' as const,
            xMin: index,
            xMax: index,
            yMin: figure.interval.lower,
            yMax: figure.interval.upper,
            // The tint of the band would be lost as a line on white.
            borderColor: LEVEL_COLOURS[5].fill,
            borderWidth: 2,
            drawTime: 'beforeDatasetsDraw' as const,
          },
        ],
  );
}
