import { BarController, BarElement, CategoryScale, Chart, LinearScale, Tooltip } from 'chart.js';
import type { ChartConfiguration } from 'chart.js';
import type { LocalDay } from '../../../shared/domain/local-day.ts';
import { localDayParts } from '../../../shared/domain/local-day.ts';
import { COLOURS, FONT_FAMILY } from '../../../shared/domain/tokens.ts';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);

const ticks = { color: COLOURS.soft, font: { family: FONT_FAMILY, size: 11 } } as const;

/** One kind of bar; several stand on one another. */
export interface DayBars {
  readonly label: string;
  readonly colour: string;
  /** Null where nothing is known of the day. */
  readonly values: readonly (number | null)[];
}

/** A bar for every day, the days along the foot. */
export function dayBarsConfig(
  days: readonly LocalDay[],
  bars: readonly DayBars[],
): ChartConfiguration<'bar', (number | null)[]> {
  return {
    type: 'bar',
    data: {
      labels: days.map((day) => {
        const { day: ofMonth, month } = localDayParts(day);
        return `${ofMonth}/${month}`;
      }),
      datasets: bars.map(({ label, colour, values }) => ({
        label,
        data: [...values],
        backgroundColor: colour,
        borderColor: COLOURS.ink,
        borderWidth: 0.5,
        maxBarThickness: 18,
      })),
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      interaction: { mode: 'index', intersect: false },
      scales: {
        x: {
          stacked: true,
          grid: { display: false },
          border: { color: COLOURS.line },
          ticks: { ...ticks, maxRotation: 0, autoSkipPadding: 10 },
        },
        y: {
          stacked: true,
          beginAtZero: true,
          border: { display: false },
          grid: { color: COLOURS.line },
          ticks: { ...ticks, precision: 0, maxTicksLimit: 5 },
        },
      },
    },
  };
}
