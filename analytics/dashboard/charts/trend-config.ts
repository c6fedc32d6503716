import {
  CategoryScale,
  Chart,
  Filler,
  LineController,
  LineElement,
  LinearScale,
  PointElement,
  Tooltip,
} from 'chart.js';
import type { ChartConfiguration, ChartDataset } from 'chart.js';
import annotationPlugin from 'chartjs-plugin-annotation';
import type { Language } from '../../../shared/domain/language.ts';
import { COLOURS, FONT_FAMILY, LEVEL_COLOURS, SIGNALS } from '../../../shared/domain/tokens.ts';
import { formatCount, formatInterval, formatPercent } from '../../reports/format.ts';
import type { PeriodReport, TrendPoint } from '../../reports/period-report.ts';
import { axisLabel, printPeriod } from '../period-label.ts';
import { loneIntervals } from './lone-intervals.ts';
import { notesOfPeriod, placementLines } from './placement-lines.ts';
import { targetRuns, trendFloor } from './trend-scale.ts';

Chart.register(
  CategoryScale,
  Filler,
  LineController,
  LineElement,
  LinearScale,
  PointElement,
  Tooltip,
  annotationPlugin,
);

const RATE_COLOUR = LEVEL_COLOURS[5].fill;
const ticks = { color: COLOURS.soft, font: { family: FONT_FAMILY, size: 11 } } as const;

/**
 * The rate as a line, its interval as a band (as a line where no neighbour is shown), the target
 * dashed; gaps where figures are withheld, and a line wherever a kiosk was carried to another counter.
 */
export function trendConfig(
  { trend, placements }: Pick<PeriodReport, 'trend' | 'placements'>,
  language: Language,
): ChartConfiguration<'line'> {
  const points = trend.map(({ figure }) => (figure.kind === 'shown' ? figure : null));
  const labels = trend.map(({ period }, index) =>
    axisLabel(period, period.year !== trend[index - 1]?.period.year),
  );
  const bound = (data: (number | null)[], fill: string | false): ChartDataset<'line'> => ({
    data,
    fill,
    backgroundColor: SIGNALS.met.tint,
    borderWidth: 0,
    pointRadius: 0,
    pointHitRadius: 0,
  });
  return {
    type: 'line',
    data: {
      labels,
      datasets: [
        rateDataset(points.map((point) => point?.rate ?? null)),
        bound(
          points.map((point) => point?.interval.lower ?? null),
          false,
        ),
        bound(
          points.map((point) => point?.interval.upper ?? null),
          '-1',
        ),
      ],
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      interaction: { mode: 'index', intersect: false },
      scales: scales(trendFloor(trend), language),
      plugins: {
        annotation: {
          // Points at both ends of the axis lie on its edge: their lines would lose half.
          clip: false,
          annotations: [
            ...loneIntervals(trend),
            ...targetLines(trend),
            ...placementLines(trend, placements),
          ],
        },
        tooltip: {
          filter: ({ datasetIndex }) => datasetIndex === 0,
          displayColors: false,
          titleFont: { family: FONT_FAMILY },
          bodyFont: { family: FONT_FAMILY },
          callbacks: {
            title: ([item]) => titleOf(trend[item?.dataIndex ?? -1], language),
            label: ({ dataIndex }) => tooltipLines(trend[dataIndex], language),
            afterBody: ([item]) =>
              notesOfPeriod(trend[item?.dataIndex ?? -1], placements, language),
          },
        },
      },
    },
  };
}

function rateDataset(data: (number | null)[]): ChartDataset<'line'> {
  const last = data.length - 1;
  return {
    data,
    borderColor: RATE_COLOUR,
    backgroundColor: RATE_COLOUR,
    borderWidth: 2.5,
    pointRadius: ({ dataIndex }) => (dataIndex === last ? 5 : 2.75),
    pointHoverRadius: 6,
    clip: false,
  };
}

function scales(floor: number, language: Language) {
  return {
    x: { ticks, grid: { display: false }, border: { display: false }, offset: false },
    y: {
      min: floor,
      max: 1,
      ticks: {
        ...ticks,
        stepSize: floor >= 0.8 ? 0.05 : floor >= 0.6 ? 0.1 : 0.2,
        callback: (value: string | number) => formatPercent(Number(value), language, 0),
      },
      grid: { color: '#EEF0F2' },
      border: { display: false },
    },
  };
}

function targetLines(trend: readonly TrendPoint[]) {
  return targetRuns(trend).map(({ from, to, share }) => ({
    type: 'line' as const,
    xMin: from,
    xMax: to,
    yMin: share,
    yMax: share,
    borderColor: COLOURS.ink,
    borderWidth: 1.5,
    borderDash: [4, 3],
    drawTime: 'afterDatasetsDraw' as const,
  }));
}

function titleOf(point: TrendPoint | undefined, language: Language): string {
  return point === undefined ? '' : printPeriod(point.period, language);
}

function tooltipLines(point: TrendPoint | undefined, language: Language): string[] {
  if (point?.figure.kind !== 'shown') return [];
  const { rate, interval, n } = point.figure;
  return [
    `${formatPercent(rate, language)} (${formatInterval(interval, language)})`,
    `n = ${formatCount(n, language)}`,
  ];
}
