import { formatCount } from '../../reports/format.ts';
import type { PeriodReport } from '../../reports/period-report.ts';
import { LevelChart } from '../charts/level-chart.tsx';
import { TrendChart } from '../charts/trend-chart.tsx';
import { Breadcrumbs } from '../components/breadcrumbs.tsx';
import { FigureTable } from '../components/figure-table.tsx';
import { Notice } from '../components/notice.tsx';
import { ReportFrame } from '../components/report-frame.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { Link, useNavigation } from '../navigation.tsx';
import { printPeriod } from '../period-label.ts';
import { toPage } from '../route.ts';
import { tableRows } from '../table-rows.ts';
import type { RowGroup, TableRow } from '../table-rows.ts';
import { useTitle } from '../use-title.ts';
import { OverviewCards } from './overview-cards.tsx';
import { OverviewSide } from './overview-side.tsx';

/** One unit and one period on one screen. */
export function OverviewPage() {
  const { wording } = useSpeech();
  useTitle(wording.shell.pages.overview);
  return <ReportFrame body={(report) => <Overview report={report} />} />;
}

function Overview({ report }: Readonly<{ report: PeriodReport }>) {
  const { language, wording } = useSpeech();
  return (
    <div class="overview">
      <h1 class="visually-hidden">
        {wording.shell.pages.overview}: {report.unit.name}, {printPeriod(report.period, language)}
      </h1>
      <div class="overview-main">
        {report.overall.kind === 'empty' && <NothingYet report={report} />}
        <OverviewCards report={report} />
        <div class="chart-row">
          <TrendChart report={report} />
          <LevelChart figure={report.overall} />
        </div>
        <BelowTable report={report} />
      </div>
      <OverviewSide report={report} />
    </div>
  );
}

function NothingYet({ report }: Readonly<{ report: PeriodReport }>) {
  const { language, wording } = useSpeech();
  const { route } = useNavigation();
  const words = wording.report.empty;
  return (
    <Notice kind="warning">
      <strong>{words.noRatings}.</strong> {words.noRatingsHint}{' '}
      <Link to={{ ...route, period: report.previous.key }}>
        {words.seePrevious(printPeriod(report.previous, language))}
      </Link>
    </Notice>
  );
}

/** The units directly below or, where there are none, the unit's own counters. */
function BelowTable({ report }: Readonly<{ report: PeriodReport }>) {
  const { language, wording } = useSpeech();
  const { route } = useNavigation();
  const { table, compare } = wording.report;
  const key = report.tables.units.groups.length > 0 ? 'units' : 'counters';
  const wordings = { language, nobodyOnDuty: compare.nobodyOnDuty, noField: compare.noField };
  const all = tableRows(report, key, wordings);
  const groups = withRatings(all);
  const leftOut = countRows(all) - countRows(groups);
  const caption =
    key === 'units' ? table.childrenOf(report.unit.name) : table.countersOf(report.unit.name);
  const full = { ...toPage(route, 'compare'), table: key } as const;
  return (
    <section class="card below">
      <div class="card-head">
        <h2 class="visually-hidden">{caption}</h2>
        <Breadcrumbs path={report.path} always />
        <Link to={full} class="small">
          {leftOut > 0 ? table.moreWithEmpty(formatCount(leftOut, language)) : table.more}
        </Link>
      </div>
      <div class="table-scroll" role="region" aria-label={caption} tabIndex={0}>
        {groups.length === 0 ? (
          <p class="soft">{leftOut > 0 ? table.nowhereRated : compare.empties[key]}</p>
        ) : (
          <FigureTable
            caption={caption}
            nameHeading={key === 'units' ? table.unit : compare.counter}
            besideHeadings={key === 'units' ? [] : [compare.field]}
            groups={groups.map(({ title, rows }) => ({
              title,
              rows: rows.map(withoutServicePoint),
            }))}
            sort={null}
            routeOf={(row) =>
              row.opensUnit === null
                ? { ...full, within: row.key }
                : { ...route, unit: row.opensUnit }
            }
          />
        )}
      </div>
    </section>
  );
}

/** Places that nobody rated have no figure to compare; the full table lists them. */
const withRatings = (groups: readonly RowGroup[]): RowGroup[] =>
  groups
    .map(({ title, rows }) => ({
      title,
      rows: rows.filter(({ figure }) => figure.kind !== 'empty'),
    }))
    .filter(({ rows }) => rows.length > 0);

const countRows = (groups: readonly RowGroup[]): number =>
  groups.reduce((sum, { rows }) => sum + rows.length, 0);

/** There is room for one column beside a counter's name: its field. */
function withoutServicePoint(row: TableRow): TableRow {
  return { ...row, beside: row.beside.slice(1) };
}
