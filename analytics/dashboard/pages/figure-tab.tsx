import { useState } from 'preact/hooks';
import { PREVIOUS_PERIOD_NAMES } from '../../reports/names.ts';
import type { PeriodReport } from '../../reports/period-report.ts';
import { LevelChart } from '../charts/level-chart.tsx';
import { FigureTable } from '../components/figure-table.tsx';
import { RateCard } from '../components/rate-card.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { Link, useNavigation } from '../navigation.tsx';
import type { FigureTableKey, RowGroup, TableRow } from '../table-rows.ts';

type TabProps = Readonly<{
  report: PeriodReport;
  table: FigureTableKey;
  groups: readonly RowGroup[];
  /** The row whose detail stands above the table. */
  within: TableRow | null;
}>;

/** One table of the report with its figures, and the detail of one row when it is asked for. */
export function FigureTab({ report, table, groups, within }: TabProps) {
  const { wording } = useSpeech();
  const { route, go } = useNavigation();
  const [levels, setLevels] = useState(false);
  const words = wording.report;
  const caption = `${words.compare.tabs[table]}: ${report.unit.name}`;
  return (
    <>
      {within !== null && <Detail report={report} row={within} />}
      <section class="card compare-card">
        <div class="card-head">
          <TableNote table={table} />
          <label class="check">
            <input
              type="checkbox"
              checked={levels}
              onChange={(event) => setLevels(event.currentTarget.checked)}
            />
            {words.table.showLevels}
          </label>
        </div>
        {groups.length === 0 ? (
          <p class="table-empty">{words.compare.empties[table]}</p>
        ) : (
          <div class="table-scroll" role="region" aria-label={caption} tabIndex={0}>
            <FigureTable
              caption={caption}
              {...headingsOf(table, words)}
              groups={groups}
              totals={table === 'units' && groups.length > 0 ? unitTotals(report, words) : []}
              sort={route.sort}
              onSort={(sort) => go({ ...route, table, sort }, { replace: true })}
              levels={levels}
              lastYear
              current={route.within}
              routeOf={(row) => routeOf(row, { ...route, table })}
            />
          </div>
        )}
      </section>
    </>
  );
}

type Words = ReturnType<typeof useSpeech>['wording']['report'];
type CurrentRoute = ReturnType<typeof useNavigation>['route'];

function routeOf(row: TableRow, route: CurrentRoute): CurrentRoute | null {
  if (row.opensUnit !== null) {
    return { ...route, unit: row.opensUnit, table: null, within: null };
  }
  return row.figure.kind === 'shown' ? { ...route, within: row.key } : null;
}

/** Counters, officials and service points are the unit's own: said where they may be missed. */
function TableNote({ table }: Readonly<{ table: FigureTableKey }>) {
  const { wording } = useSpeech();
  const words = wording.report.compare;
  switch (table) {
    case 'service-points':
    case 'counters':
    case 'officials':
      return <p class="table-note">{words.ownOnly}</p>;
    case 'factors':
      return <p class="table-note">{words.factorNote}</p>;
    case 'units':
    case 'fields':
      return <p class="table-note">{words.smallNote}</p>;
  }
}

function Detail({ report, row }: Readonly<{ report: PeriodReport; row: TableRow }>) {
  const { wording, inLanguage } = useSpeech();
  const { route } = useNavigation();
  const previous = inLanguage(PREVIOUS_PERIOD_NAMES[report.period.kind]);
  return (
    <section class="detail" aria-label={`${wording.report.compare.detail}: ${row.name}`}>
      <RateCard figure={row.figure} previous={previous} title={row.name} withLastYear />
      <LevelChart figure={row.figure} />
      <Link to={{ ...route, within: null }} class="button">
        {wording.report.compare.closeDetail}
      </Link>
    </section>
  );
}

function headingsOf(table: FigureTableKey, { table: general, compare }: Words) {
  switch (table) {
    case 'units':
      return { nameHeading: general.unit };
    case 'service-points':
      return { nameHeading: compare.servicePoint };
    case 'counters':
      return {
        nameHeading: compare.counter,
        besideHeadings: [compare.servicePoint, compare.field],
      };
    case 'officials':
      return { nameHeading: compare.official, besideHeadings: [compare.officialTitle] };
    case 'fields':
      return { nameHeading: compare.field };
    case 'factors':
      return { nameHeading: compare.factor };
  }
}

function unitTotals({ overall, tables }: PeriodReport, words: Words): readonly TableRow[] {
  const total = (key: string, name: string, figure: TableRow['figure']): TableRow => ({
    key,
    name,
    sortName: name,
    beside: [],
    notes: [],
    ranked: true,
    figure,
    opensUnit: null,
  });
  const { own } = tables.units;
  return [
    total('total', words.table.total, overall),
    ...(own.kind === 'empty' ? [] : [total('own', words.table.own, own)]),
  ];
}
