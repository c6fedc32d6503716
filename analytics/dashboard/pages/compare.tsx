import type { PeriodReport } from '../../reports/period-report.ts';
import { Breadcrumbs } from '../components/breadcrumbs.tsx';
import { ReportFrame } from '../components/report-frame.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { Link, useNavigation } from '../navigation.tsx';
import { printPeriod } from '../period-label.ts';
import { TABLE_KEYS } from '../route.ts';
import { tableRows } from '../table-rows.ts';
import { useTitle } from '../use-title.ts';
import { FigureTab } from './figure-tab.tsx';
import { ReasonsTable } from './reasons-table.tsx';

/** Every table of the report, one at a time, sortable; a row opens its unit or its detail. */
export function ComparePage() {
  const { wording } = useSpeech();
  useTitle(wording.shell.pages.compare);
  return <ReportFrame body={(report) => <Compare report={report} />} />;
}

function Compare({ report }: Readonly<{ report: PeriodReport }>) {
  const { language, wording } = useSpeech();
  const { route } = useNavigation();
  const table = route.table ?? firstTable(report);
  const { nobodyOnDuty, noField } = wording.report.compare;
  const groups =
    table === 'reasons' ? [] : tableRows(report, table, { language, nobodyOnDuty, noField });
  const within = groups
    .flatMap(({ rows }) => rows)
    .find(({ key, opensUnit }) => opensUnit === null && key === route.within);
  return (
    <div class="page compare">
      <Breadcrumbs path={report.path} {...(within !== undefined && { last: within.name })} />
      <h1>
        {report.unit.name} <span class="soft">· {printPeriod(report.period, language)}</span>
      </h1>
      <Tabs current={table} label={wording.report.compare.tabsLabel} />
      {table === 'reasons' ? (
        <section class="card">
          <ReasonsTable reasons={report.tables.reasons} />
        </section>
      ) : (
        <FigureTab report={report} table={table} groups={groups} within={within ?? null} />
      )}
    </div>
  );
}

function Tabs({ current, label }: Readonly<{ current: string; label: string }>) {
  const { wording } = useSpeech();
  const { route } = useNavigation();
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {TABLE_KEYS.map((key) => (
          <li key={key}>
            <Link
              to={{ ...route, page: 'compare', table: key, sort: null, within: null }}
              current={key === current}
            >
              {wording.report.compare.tabs[key]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function firstTable(report: PeriodReport): 'units' | 'counters' {
  return report.tables.units.groups.length > 0 ? 'units' : 'counters';
}
