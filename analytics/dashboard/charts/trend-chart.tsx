import {
  formatCoarse,
  formatCount,
  formatHidden,
  formatInterval,
  formatPercent,
} from '../../reports/format.ts';
import type { PeriodReport, TrendPoint } from '../../reports/period-report.ts';
import { figuresNote } from '../../reports/standing-notes.ts';
import type { Language } from '../../../shared/domain/language.ts';
import { shortTarget } from '../figure-view.ts';
import { onDemand } from '../components/on-demand.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { printPeriod } from '../period-label.ts';
import { ChartFigure } from './chart-figure.tsx';
import { notesOfPeriod } from './placement-lines.ts';

const TrendLine = onDemand(() => import('./trend-line.tsx').then((module) => module.TrendLine));

/** How the rate went over the last periods, against the target of each. */
export function TrendChart({ report }: Readonly<{ report: PeriodReport }>) {
  const { language, wording } = useSpeech();
  const { table, trend: words } = wording.report;
  const target = report.trend.at(-1)?.target ?? null;
  const { placements } = report;
  const hasNotes = placements.length > 0;
  const headings = [words.period, table.n, words.rate, words.band, table.target];
  const shown = report.trend.some(({ figure }) => figure.kind === 'shown');
  return (
    <ChartFigure
      title={
        <>
          {words.title(report.trend.length)}
          {target !== null && ` · ${words.target(shortTarget(target, language))}`}
        </>
      }
      headings={[...headings, ...(hasNotes ? [wording.place.chartNote] : [])]}
      rows={report.trend.map((point) => [
        ...trendRow(point, language),
        ...(hasNotes ? [notesOfPeriod(point, placements, language).join('; ')] : []),
      ])}
      endsWithText={hasNotes}
    >
      {shown ? <TrendLine report={report} /> : <p class="soft chart-empty">{words.empty}</p>}
    </ChartFigure>
  );
}

function trendRow(point: TrendPoint, language: Language): string[] {
  const { period, figure, figures, target } = point;
  const goal = target === null ? '–' : shortTarget(target, language);
  const note = figure.kind === 'empty' ? null : figuresNote(figures, language);
  const label = printPeriod(period, language);
  const name = note === null ? label : `${label} (${note})`;
  switch (figure.kind) {
    case 'shown':
      return [
        name,
        formatCount(figure.n, language),
        formatPercent(figure.rate, language),
        formatInterval(figure.interval, language),
        goal,
      ];
    case 'coarse':
      return [name, formatCount(figure.n, language), formatCoarse(figure), '–', goal];
    case 'hidden':
      return [name, formatHidden(figure, language), '–', '–', goal];
    case 'empty':
      return [name, '0', '–', '–', goal];
  }
}
