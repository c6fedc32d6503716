import type { Figure } from '../../reports/figure.ts';
import { formatCount, formatPercent, formatPoints } from '../../reports/format.ts';
import { FACTOR_NAMES } from '../../reports/names.ts';
import type { PeriodReport } from '../../reports/period-report.ts';
import { brightUnits, unitsToAttend } from '../attention.ts';
import type { NotableUnit } from '../attention.ts';
import { FirstStepsCard } from '../components/first-steps-card.tsx';
import { figureView } from '../figure-view.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { Link, useNavigation } from '../navigation.tsx';
import { toPage } from '../route.ts';
import { DeviceAttention } from './overview-devices.tsx';

/** Beside the figures: where to look, what people say, and how far all of it reaches. */
export function OverviewSide({ report }: Readonly<{ report: PeriodReport }>) {
  const { wording } = useSpeech();
  const { route } = useNavigation();
  const words = wording.report.side;
  const hasChildren = report.tables.units.groups.length > 0;
  const bright = brightUnits(report, 1);
  return (
    <aside class="card side">
      <div class="side-scroll" role="region" aria-label={words.attention} tabIndex={0}>
        <FirstStepsCard />
        {hasChildren && (
          <section>
            <h2>{words.attention}</h2>
            <NotableList units={unitsToAttend(report, 3)} nothing={words.nothing} />
          </section>
        )}
        <DeviceAttention unitCode={report.unit.code} />
        {bright.length > 0 && (
          <section>
            <h2>{words.bright}</h2>
            <NotableList units={bright} nothing="" />
          </section>
        )}
        <Factors report={report} />
        <Reasons report={report} />
      </div>
      <p class="side-note">
        {words.sample} <Link to={toPage(route, 'method')}>{words.method}</Link>
      </p>
    </aside>
  );
}

type ListProps = Readonly<{ units: readonly NotableUnit[]; nothing: string }>;

function NotableList({ units, nothing }: ListProps) {
  const { route } = useNavigation();
  if (units.length === 0) return <p class="side-quiet">{nothing}</p>;
  return (
    <ul class="side-list">
      {units.map((notable) => (
        <li key={notable.unit.code}>
          <Link to={{ ...route, unit: notable.unit.code }}>{notable.unit.name}</Link>
          <NotableText notable={notable} />
        </li>
      ))}
    </ul>
  );
}

function NotableText({ notable }: Readonly<{ notable: NotableUnit }>) {
  const { language, wording } = useSpeech();
  const words = wording.report.side;
  const { figure } = notable;
  const rate = formatPercent(figure.rate, language);
  const n = formatCount(figure.n, language);
  const text = figure.judgement?.verdict === 'met' ? words.above(rate, n) : words.below(rate, n);
  const change = figure.sincePrevious;
  if (change.kind === 'unknown' || change.direction === 'uncertain') return <p>{text}</p>;
  const points = formatPoints(change.difference, language).replace(/^[+−]/, '');
  return (
    <p>
      {text}, {change.direction === 'rise' ? words.rose(points) : words.fell(points)}
    </p>
  );
}

function Factors({ report }: Readonly<{ report: PeriodReport }>) {
  const { wording, inLanguage } = useSpeech();
  const words = wording.report.side;
  const answered = report.tables.factors.filter(({ figure }) => figure.kind !== 'empty');
  return (
    <section>
      <h2>{words.factors}</h2>
      {answered.length === 0 ? (
        <p class="side-quiet">{words.noFactors}</p>
      ) : (
        <ul class="side-figures">
          {answered.map(({ factor, figure }) => (
            <li key={factor}>
              <span>{inLanguage(FACTOR_NAMES[factor])}</span>
              <FigureShare figure={figure} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function FigureShare({ figure }: Readonly<{ figure: Figure }>) {
  const { language } = useSpeech();
  const { rate, n } = figureView(figure, language);
  return rate === null ? <span class="soft">{n}</span> : <strong>{rate}</strong>;
}

function Reasons({ report }: Readonly<{ report: PeriodReport }>) {
  const { language, wording, inLanguage } = useSpeech();
  const words = wording.report.side;
  const { reasons } = report.tables;
  return (
    <section>
      <h2>{words.reasons}</h2>
      {reasons.kind === 'shown' ? (
        <ul class="side-figures">
          {reasons.rows.slice(0, 3).map(({ reason, share }) => (
            <li key={reason.code}>
              <span>{inLanguage(reason.wording)}</span>
              <strong>{formatPercent(share, language, 0)}</strong>
            </li>
          ))}
        </ul>
      ) : (
        <p class="side-quiet">
          {reasons.kind === 'empty'
            ? words.noReasons
            : words.hiddenReasons(formatCount(reasons.fewerThan, language))}
        </p>
      )}
    </section>
  );
}
