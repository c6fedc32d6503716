import type { Figure } from '../../reports/figure.ts';
import { formatCoarse, formatCount, formatPercent, formatPoints } from '../../reports/format.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { ChangeText } from './change-text.tsx';
import { FigureVerdict } from './verdict-chip.tsx';

type CardProps = Readonly<{
  figure: Figure;
  /** Name of the period before, as the change is told against it. */
  previous: string;
  title?: string;
  /** Also tells the change since the same period of the year before. */
  withLastYear?: boolean;
}>;

/** The number that a unit is judged by, with all that tells how far it can be trusted. */
export function RateCard({ figure, previous, title, withLastYear = false }: CardProps) {
  const { wording } = useSpeech();
  return (
    <section class="card kpi">
      <h2>{title ?? wording.report.rate.title}</h2>
      <div class="kpi-main">
        <RateNumber figure={figure} />
        <FigureVerdict figure={figure} withTarget />
      </div>
      <RateLines figure={figure} previous={previous} />
      {withLastYear && figure.kind === 'shown' && (
        <ChangeText change={figure.sinceLastYear} previous={wording.report.rate.lastYear} />
      )}
    </section>
  );
}

function RateNumber({ figure }: Readonly<{ figure: Figure }>) {
  const { language } = useSpeech();
  switch (figure.kind) {
    case 'shown':
      return <span class="kpi-number">{formatPercent(figure.rate, language)}</span>;
    case 'coarse':
      return <span class="kpi-number kpi-faint">{formatCoarse(figure)}</span>;
    case 'hidden':
    case 'empty':
      return <span class="kpi-number kpi-faint">–</span>;
  }
}

function RateLines({ figure, previous }: CardProps) {
  const { language, wording } = useSpeech();
  const words = wording.report.rate;
  switch (figure.kind) {
    case 'empty':
      return <p class="kpi-line soft">{words.empty}</p>;
    case 'hidden':
      return (
        <p class="kpi-line soft">
          {words.hidden[figure.why](formatCount(figure.fewerThan, language))}
        </p>
      );
    case 'coarse':
      return <p class="kpi-line soft">{words.coarse}</p>;
    case 'shown': {
      const { interval, n, judgement } = figure;
      const lower = formatPercent(interval.lower, language).replace('%', '');
      const upper = formatPercent(interval.upper, language).replace('%', '');
      return (
        <>
          <p class="kpi-line soft">{words.interval(lower, upper, formatCount(n, language))}</p>
          <p class="kpi-line soft">
            {judgement === null
              ? words.noTarget
              : `${words.nominal[judgement.nominal]} ${words.distance(formatPoints(judgement.distance, language))}`}
          </p>
          <ChangeText change={figure.sincePrevious} previous={previous} />
        </>
      );
    }
  }
}
