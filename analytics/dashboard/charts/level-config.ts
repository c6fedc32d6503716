import { BarController, BarElement, CategoryScale, Chart, LinearScale } from 'chart.js';
import type { ChartConfiguration, Plugin } from 'chart.js';
import type { Language } from '../../../shared/domain/language.ts';
import { LEVELS } from '../../../shared/domain/level.ts';
import { COLOURS, FONT_FAMILY, LEVEL_COLOURS } from '../../../shared/domain/tokens.ts';
import type { ShownFigure } from '../../reports/figure.ts';
import { formatPercent } from '../../reports/format.ts';
import { LEVEL_NAMES } from '../../reports/names.ts';

Chart.register(BarController, BarElement, CategoryScale, LinearScale);

const BAR_PX = 12;
/** Room for the word above the first bar. */
const WORD_ROOM_PX = 8;
/** Room at the right of a full bar for "100,0%". */
const SHARE_ROOM_PX = 62;

/** Of a share of nothing: the shortest length of a bar would draw it as if somebody had chosen it. */
const NO_BAR = 'transparent';

/** Five bars on white, as long as their shares of everything, each under its own word and beside its share. */
export function levelConfig(figure: ShownFigure, language: Language): ChartConfiguration<'bar'> {
  const shares = LEVELS.map((level) => figure.counts[`n${level}`] / figure.n);
  return {
    type: 'bar',
    data: {
      labels: LEVELS.map((level) => LEVEL_NAMES[level][language]),
      datasets: [
        {
          data: shares,
          backgroundColor: LEVELS.map((level, index) =>
            shares[index] === 0 ? NO_BAR : LEVEL_COLOURS[level].fill,
          ),
          borderColor: shares.map((share) => (share === 0 ? NO_BAR : COLOURS.ink)),
          borderWidth: 1,
          borderSkipped: false,
          borderRadius: 2,
          barThickness: BAR_PX,
          minBarLength: 3,
        },
      ],
    },
    options: {
      indexAxis: 'y',
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      events: [],
      layout: { padding: { top: WORD_ROOM_PX, right: SHARE_ROOM_PX } },
      scales: {
        x: { display: false, min: 0, max: 1 },
        y: { display: false },
      },
    },
    plugins: [wordsAndShares(shares, language)],
  };
}

/** Writes the level above its bar and the share after it: no legend has to be matched. */
function wordsAndShares(shares: readonly number[], language: Language): Plugin<'bar'> {
  return {
    id: 'words-and-shares',
    afterDatasetsDraw: (chart) => {
      const { ctx, chartArea, data } = chart;
      ctx.save();
      for (const [index, bar] of chart.getDatasetMeta(0).data.entries()) {
        const { x, y } = bar;
        ctx.fillStyle = COLOURS.ink;
        ctx.font = `400 12px ${FONT_FAMILY}`;
        ctx.textBaseline = 'bottom';
        ctx.fillText(String(data.labels?.[index]), chartArea.left, y - BAR_PX / 2 - 1);
        ctx.fillStyle = COLOURS.soft;
        ctx.font = `400 11px ${FONT_FAMILY}`;
        ctx.textBaseline = 'middle';
        ctx.fillText(formatPercent(shares[index] ?? 0, language), x + 8, y + 1);
      }
      ctx.restore();
    },
  };
}
