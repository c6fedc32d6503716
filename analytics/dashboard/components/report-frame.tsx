import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { localDayOf } from '../../../shared/domain/local-day.ts';
import { periodKey } from '../../../shared/domain/period.ts';
import type { Period } from '../../../shared/domain/period.ts';
import { formatInstant } from '../../reports/format.ts';
import type { PeriodReport } from '../../reports/period-report.ts';
import { leadSentence, periodSentence } from '../../reports/sentences.ts';
import type { Failure } from '../api-client.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { Link, useNavigation } from '../navigation.tsx';
import { chosenPeriod } from '../period-choice.ts';
import { toPage } from '../route.ts';
import { useServices } from '../services.ts';
import { placedUnits } from '../unit-search.ts';
import { useRequest } from '../use-request.ts';
import { ExportButtons } from './export-buttons.tsx';
import { FilterBar } from './filter-bar.tsx';
import { RefreshingBar, Skeleton } from './loading.tsx';
import { EmptyState, FailureNotice, Notice } from './notice.tsx';
import { StandingNotice } from './standing-notice.tsx';

type Body = (report: PeriodReport) => ComponentChildren;

/** The filter bar and, below it, a page made of the report that the filters name. */
export function ReportFrame({ body }: Readonly<{ body: Body }>) {
  const { wording } = useSpeech();
  const { route } = useNavigation();
  const { units, session, nowMs } = useServices();
  const [told, setTold] = useState<Told | null>(null);
  const office = { ...session.office, today: localDayOf(nowMs()) };
  if (units.state.kind === 'loading') return <Skeleton />;
  if (units.state.kind === 'failed') {
    return <FailedPage failure={units.state.failure} onRetry={units.reload} />;
  }
  const tree = units.state.value;
  const code = route.unit ?? tree.roots[0]?.code;
  if (code === undefined) return <NoUnits />;
  const { period, valid } = chosenPeriod(route.period, office);
  const key = periodKey(period);
  const report = told?.period.key === key && told.unit.code === code ? told : null;
  const isKnown = report !== null || placedUnits(tree).some(({ unit }) => unit.code === code);
  return (
    <>
      <FilterBar
        {...{ tree, unit: code, period }}
        days={report?.period ?? null}
        unitName={report?.unit.name}
      >
        {isKnown && <ExportButtons query={{ unit: code, period: key }} />}
      </FilterBar>
      {!valid && <Notice kind="warning">{wording.report.filters.badPeriod}</Notice>}
      <ReportBody unit={code} period={period} body={body} onReport={setTold} />
    </>
  );
}

/**
 * What a report alone knows: a past period keeps the cut-off day of its time, and today's tree has
 * no unit that ended, nor the former name of one.
 */
type Told = Pick<PeriodReport, 'period' | 'unit'>;

type BodyProps = Readonly<{
  unit: string;
  period: Period;
  body: Body;
  onReport: (report: Told) => void;
}>;

function ReportBody({ unit, period, body, onReport }: BodyProps) {
  const { api } = useServices();
  const key = periodKey(period);
  const report = useRequest(`${unit} ${key}`, () => api.periodReport({ unit, period: key }));
  const { state } = report;
  const told = state.kind === 'ready' ? state.value : null;
  useEffect(() => {
    if (told !== null) onReport(told);
  }, [told, onReport]);
  if (state.kind === 'loading') return <Skeleton />;
  if (state.kind === 'failed') {
    const { failure } = state;
    const isUnknown = failure.kind === 'problem' && failure.body.code === 'unknown-unit';
    return isUnknown ? <UnknownUnit /> : <FailedPage failure={failure} onRetry={report.reload} />;
  }
  return (
    <>
      <RefreshingBar active={state.refreshing} />
      <PrintHead report={state.value} />
      <StandingNotice report={state.value} />
      <div class="report-body" aria-busy={state.refreshing}>
        {body(state.value)}
      </div>
    </>
  );
}

type FailedProps = Readonly<{ failure: Failure; onRetry: () => void }>;

function FailedPage({ failure, onRetry }: FailedProps) {
  const { wording } = useSpeech();
  return (
    <div class="page">
      <h1>{wording.shell.failedTitle}</h1>
      <FailureNotice failure={failure} onRetry={onRetry} />
    </div>
  );
}

/** On paper only: what the screen says by its bars. */
function PrintHead({ report }: Readonly<{ report: PeriodReport }>) {
  const { language, wording } = useSpeech();
  const { session, nowMs } = useServices();
  return (
    <div class="print-head">
      <p>
        <strong>{report.officeName}</strong>
        {report.sample && ` · ${wording.shell.sample}`}
      </p>
      <p>
        <strong>{report.unit.name}</strong> · {periodSentence(report, language)}
      </p>
      <p>{leadSentence(report, language)}</p>
      <p>{wording.report.side.sample}</p>
      <p>{wording.report.exports.printed(formatInstant(nowMs()), session.displayName)}</p>
    </div>
  );
}

function NoUnits() {
  const { wording } = useSpeech();
  const { route } = useNavigation();
  const words = wording.report.empty;
  return (
    <div class="page">
      <EmptyState wholePage title={words.noUnits} hint={words.noUnitsHint}>
        <Link to={toPage(route, 'start')} class="button button-main">
          {wording.account.start.go(wording.shell.pages.start)}
        </Link>
      </EmptyState>
    </div>
  );
}

function UnknownUnit() {
  const { wording } = useSpeech();
  const { route } = useNavigation();
  const words = wording.report.empty;
  return (
    <div class="page">
      <EmptyState wholePage title={words.unknownUnit} hint={words.unknownUnitHint}>
        <Link to={{ ...route, unit: null, within: null }} class="button button-main">
          {wording.report.filters.reset}
        </Link>
      </EmptyState>
    </div>
  );
}
