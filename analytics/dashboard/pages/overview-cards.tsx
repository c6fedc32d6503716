import { annulledNote } from '../../reports/annulled-note.ts';
import { formatCount, formatHidden, formatInstant } from '../../reports/format.ts';
import { PREVIOUS_PERIOD_NAMES } from '../../reports/names.ts';
import type { PeriodReport } from '../../reports/period-report.ts';
import { CoverageText } from '../components/coverage-text.tsx';
import { RateCard } from '../components/rate-card.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { Link, useNavigation } from '../navigation.tsx';
import { toPage } from '../route.ts';

/** The three figures that a manager looks at first. */
export function OverviewCards({ report }: Readonly<{ report: PeriodReport }>) {
  const { inLanguage } = useSpeech();
  const previous = inLanguage(PREVIOUS_PERIOD_NAMES[report.period.kind]);
  return (
    <div class="kpi-row">
      <RateCard figure={report.overall} previous={previous} />
      <RatingsCard report={report} previous={previous} />
      <KiosksCard report={report} />
    </div>
  );
}

type CardProps = Readonly<{ report: PeriodReport; previous: string }>;

function RatingsCard({ report, previous }: CardProps) {
  const { language, wording } = useSpeech();
  const { route } = useNavigation();
  const words = wording.report.ratings;
  const { ratings, quarantinedRecords, annulledRatings, lastReceivedAtMs } = report.quality;
  const withheld = report.overall.kind === 'hidden' ? formatHidden(report.overall, language) : '–';
  const before = report.trend.at(-2)?.figure;
  return (
    <section class="card kpi">
      <h2>{words.title}</h2>
      <div class="kpi-main">
        <span class={ratings === null ? 'kpi-number kpi-faint kpi-words' : 'kpi-number'}>
          {ratings === null ? withheld : formatCount(ratings, language)}
        </span>
        <CoverageText coverage={report.coverage.overall} />
      </div>
      {(before?.kind === 'shown' || before?.kind === 'coarse') && (
        <p class="kpi-line soft">
          {capital(words.previous(formatCount(before.n, language), previous))}
        </p>
      )}
      <p class="kpi-line soft">
        {quarantinedRecords === 0
          ? words.noQuarantine
          : words.quarantined(formatCount(quarantinedRecords, language))}
      </p>
      <p class="kpi-line soft">
        {annulledNote(annulledRatings, language)}
        {annulledRatings > 0 && (
          // Beside the sentence: paper leaves links out, and never the sentence.
          <Link to={toPage(route, 'annulments')} class="kpi-see">
            {words.annulled.see}
            <span class="visually-hidden">{words.annulled.what}</span>
          </Link>
        )}
      </p>
      <p class="kpi-line soft">
        {lastReceivedAtMs === null ? words.never : words.updated(formatInstant(lastReceivedAtMs))}
      </p>
    </section>
  );
}

function KiosksCard({ report }: Readonly<{ report: PeriodReport }>) {
  const { language, wording } = useSpeech();
  const { route } = useNavigation();
  const words = wording.report.kiosks;
  const { missingRecords, kiosksWithGaps, kiosks } = report.quality;
  const { paired, silent } = kiosks;
  const hours = String(report.rules.silentAfterHours);
  return (
    <section class="card kpi">
      <h2>{words.title}</h2>
      <div class="kpi-main">
        <span class="kpi-number">{formatCount(paired - silent, language)}</span>
        <span class="kpi-of">{words.active(formatCount(paired, language))}</span>
      </div>
      <p class={silent > 0 ? 'kpi-line kpi-warning' : 'kpi-line soft'}>
        {paired === 0
          ? words.none
          : silent === 0
            ? words.allHeard(hours)
            : words.silent(formatCount(silent, language), hours)}
      </p>
      {(paired > 0 || missingRecords > 0) && (
        <p class={missingRecords > 0 ? 'kpi-line kpi-warning' : 'kpi-line soft'}>
          {missingRecords === 0
            ? words.whole
            : words.missing(
                formatCount(missingRecords, language),
                formatCount(kiosksWithGaps, language),
              )}
        </p>
      )}
      <VerificationLine integrity={report.integrity} />
      <p class="kpi-line">
        <Link to={toPage(route, 'kiosks')}>{words.manage}</Link>
      </p>
    </section>
  );
}

/** When all data were last recomputed from their raw bytes, and whether anything differed. */
function VerificationLine({ integrity }: Pick<PeriodReport, 'integrity'>) {
  const { language, wording } = useSpeech();
  const words = wording.report.verification;
  const last = integrity.lastVerification;
  if (last === null) return <p class="kpi-line soft">{words.never}</p>;
  const at = formatInstant(last.atMs);
  return last.alarms === 0 ? (
    <p class="kpi-line soft">{words.clean(at)}</p>
  ) : (
    <p class="kpi-line kpi-warning">{words.alarms(at, formatCount(last.alarms, language))}</p>
  );
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
