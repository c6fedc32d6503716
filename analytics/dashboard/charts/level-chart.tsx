import { LEVELS } from '../../../shared/domain/level.ts';
import type { Figure } from '../../reports/figure.ts';
import { formatCount, formatPercent } from '../../reports/format.ts';
import { LEVEL_NAMES } from '../../reports/names.ts';
import { onDemand } from '../components/on-demand.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { ChartFigure } from './chart-figure.tsx';

const LevelBars = onDemand(() => import('./level-bars.tsx').then((module) => module.LevelBars));

/** How the ratings spread over the five levels, or why that is not shown. */
export function LevelChart({ figure }: Readonly<{ figure: Figure }>) {
  const { language, wording } = useSpeech();
  const words = wording.report.levels;
  const rows =
    figure.kind === 'shown'
      ? LEVELS.map((level) => {
          const count = figure.counts[`n${level}`];
          return [
            LEVEL_NAMES[level][language],
            formatCount(count, language),
            formatPercent(count / figure.n, language),
          ];
        })
      : [];
  return (
    <ChartFigure title={words.title} headings={[words.level, words.count, words.share]} rows={rows}>
      {figure.kind === 'shown' ? (
        <LevelBars figure={figure} />
      ) : (
        <p class="soft chart-empty">
          {figure.kind === 'empty' ? wording.report.rate.empty : words.withheld}
        </p>
      )}
    </ChartFigure>
  );
}
