import type { KioskPlacement } from '../../../shared/api/kiosk-place.ts';
import type { Language } from '../../../shared/domain/language.ts';
import { localDayStartMs } from '../../../shared/domain/local-day.ts';
import { COLOURS, FONT_FAMILY } from '../../../shared/domain/tokens.ts';
import { formatDay } from '../../reports/format.ts';
import type { TrendPoint } from '../../reports/period-report.ts';
import { placementNote, placementsWithin } from '../../reports/placement-note.ts';

/** More lines than that cannot carry a date each; the table says them all. */
const MOST_DATED = 4;

/** A thin line on each day when a kiosk was carried: what stands left of it is another counter's. */
export function placementLines(
  trend: readonly TrendPoint[],
  placements: readonly KioskPlacement[],
) {
  const days = [...new Set(placements.map(({ day }) => day))];
  return days.flatMap((day) => {
    const at = positionOf(trend, day);
    if (at === undefined) return [];
    const nearEnd = at > (trend.length - 1) / 2;
    return [
      {
        type: 'line' as const,
        xMin: at,
        xMax: at,
        borderColor: COLOURS.soft,
        borderWidth: 1.5,
        label: {
          display: days.length <= MOST_DATED,
          content: formatDay(day).slice(0, 5),
          position: 'end' as const,
          // Beside the line, towards the middle: never over the edge of the chart.
          xAdjust: nearEnd ? -22 : 22,
          backgroundColor: 'transparent',
          color: COLOURS.soft,
          padding: 0,
          font: { family: FONT_FAMILY, size: 11, weight: 'normal' as const },
        },
      },
    ];
  });
}

/** Every note, for those who cannot see the lines. */
export const notesOf = (placements: readonly KioskPlacement[], language: Language): string[] =>
  placements.map((placement) => `${placementNote(placement, language)}.`);

/** The notes of one period; none for a point that is not there. */
export const notesOfPeriod = (
  point: TrendPoint | undefined,
  placements: readonly KioskPlacement[],
  language: Language,
): string[] =>
  point === undefined
    ? []
    : placementsWithin(placements, point.period).map((one) => placementNote(one, language));

/** A period's point stands for its middle; the ends of the axis are the outermost points. */
function positionOf(trend: readonly TrendPoint[], day: KioskPlacement['day']): number | undefined {
  const index = trend.findIndex(({ period }) => period.firstDay <= day && day <= period.lastDay);
  const period = trend[index]?.period;
  if (period === undefined) return undefined;
  const [first, last] = [localDayStartMs(period.firstDay), localDayStartMs(period.lastDay)];
  const share = first === last ? 0.5 : (localDayStartMs(day) - first) / (last - first);
  return Math.min(Math.max(index - 0.5 + share, 0), trend.length - 1);
}
