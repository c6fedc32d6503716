import { annulledNote } from '../../analytics/reports/annulled-note.ts';
import type { Figure } from '../../analytics/reports/figure.ts';
import { formatPeriod } from '../../analytics/reports/format.ts';
import { FACTOR_NAMES, UNIT_KIND_NAMES } from '../../analytics/reports/names.ts';
import { placementNote } from '../../analytics/reports/placement-note.ts';
import type {
  PeriodReport,
  ReportPeriod,
  UnitStanding,
} from '../../analytics/reports/period-report.ts';
import { figuresNote, standingNotes } from '../../analytics/reports/standing-notes.ts';
import { COLUMNS_WITHOUT_TARGET, FIGURE_COLUMNS } from './figure-columns.ts';
import { COVERAGE_COLUMNS, coverageCells } from './coverage-cells.ts';
import type { FigureColumn } from './figure-columns.ts';
import { BLANK, count, text } from './printed-table.ts';
import type { PrintedCell, PrintedColumn, PrintedRow, PrintedTable } from './printed-table.ts';
import { romanNumeral } from './roman-numeral.ts';

/** A table whose rows each carry one figure. */
export interface FigureTable extends PrintedTable {
  readonly figureRows: readonly FigureTableRow[];
  readonly figureColumns: readonly FigureColumn[];
}

export interface FigureTableRow {
  readonly style: PrintedRow['style'];
  readonly leading: readonly PrintedCell[];
  /** Null for a heading inside the table. */
  readonly figure: Figure | null;
  /** What is said of the row beside its figure: a unit that changed. */
  readonly note?: string;
  /** Of what the figure is, where a row has a period of its own; else the report's. */
  readonly period?: ReportPeriod;
}

const ORDINAL: PrintedColumn = { headings: ['STT'], width: 5.5, align: 'center' };
const COUNTER_FIELD: PrintedColumn = { headings: ['Lĩnh vực'], width: 18, align: 'left' };
const OFFICIAL_TITLE: PrintedColumn = { headings: ['Chức danh'], width: 22, align: 'left' };

/** What tables print between the name of a row and its figure, whichever of them a report has. */
export const DETAIL_COLUMNS: readonly PrintedColumn[] = [
  ...COVERAGE_COLUMNS,
  COUNTER_FIELD,
  OFFICIAL_TITLE,
];

/** Every table with figures, in the order of the sheets. Officials are absent when none was rated. */
export function figureTables(report: PeriodReport): FigureTable[] {
  return [
    summaryTable(report),
    counterTable(report),
    ...(report.tables.officials.length === 0 ? [] : [officialTable(report)]),
    fieldTable(report),
    factorTable(report),
  ];
}

function summaryTable(report: PeriodReport): FigureTable {
  const { units } = report.tables;
  const coverage = coverageCells(report);
  const grouped = units.groups.map(({ kind, rows }) => ({
    heading: UNIT_KIND_NAMES[kind].vi,
    rows: rows.map(({ unit, figure, standing }) => ({
      labels: [text(unit.name), ...coverage.ofUnit(unit.code)],
      ...{ figure, note: noteText(standing) },
    })),
  }));
  const groups =
    units.own.kind === 'empty'
      ? grouped
      : [
          ...grouped,
          {
            heading: 'Trực tiếp tại đơn vị',
            rows: [
              {
                labels: [text(report.unit.name), ...coverage.heading],
                ...{ figure: units.own, note: '' },
              },
            ],
          },
        ];
  const rows = groups.flatMap(({ heading, rows: members }, group) => [
    headingRow(romanNumeral(group + 1), [text(heading), ...coverage.heading]),
    ...members.map(({ labels, figure, note }, index) => ({
      ...plainRow(index, labels, figure),
      note,
    })),
  ]);
  const total = totalRow([text('Tổng cộng'), ...coverage.overall], report.overall);
  return figureTable({
    name: 'Tổng hợp',
    title: 'Tổng hợp kết quả đánh giá mức độ hài lòng',
    leading: [ORDINAL, { headings: ['Tên đơn vị'], width: 30, align: 'left' }, ...coverage.columns],
    rows: [...rows, { ...total, note: noteText(report.standing) }],
    footnotes: [...coverage.footnotes, `${annulledNote(report.quality.annulledRatings, 'vi')}.`],
  });
}

function counterTable(report: PeriodReport): FigureTable {
  const { servicePoints, counters } = report.tables;
  const rows = servicePoints.flatMap(({ servicePoint, figure }, group): FigureTableRow[] => [
    {
      style: 'group',
      leading: [text(romanNumeral(group + 1)), text(servicePoint.name), BLANK],
      figure,
    },
    ...counters
      .filter(({ servicePointCode }) => servicePointCode === servicePoint.code)
      .map((row, index) =>
        plainRow(index, [text(row.counter.name), text(row.fieldName?.vi ?? '')], row.figure),
      ),
  ]);
  return figureTable({
    name: 'Theo quầy',
    title: 'Kết quả đánh giá theo quầy tại đơn vị',
    leading: [ORDINAL, { headings: ['Bộ phận, quầy'], width: 30, align: 'left' }, COUNTER_FIELD],
    rows: [...rows, totalRow([text('Tổng cộng tại đơn vị'), BLANK], report.tables.units.own)],
  });
}

function officialTable(report: PeriodReport): FigureTable {
  return figureTable({
    name: 'Theo công chức',
    title: 'Kết quả đánh giá theo cán bộ, công chức, viên chức tại đơn vị',
    leading: [ORDINAL, { headings: ['Họ và tên'], width: 28, align: 'left' }, OFFICIAL_TITLE],
    rows: report.tables.officials.map(({ official, figure }, index) =>
      official === null
        ? plainRow(index, [text('Chưa xác định người trực'), BLANK], figure)
        : plainRow(index, [text(official.name), text(official.title ?? '')], figure),
    ),
  });
}

function fieldTable(report: PeriodReport): FigureTable {
  const rows = report.tables.fields.map(({ field, figure }, index) =>
    plainRow(index, [text(field?.name.vi ?? 'Chưa gắn lĩnh vực')], figure),
  );
  return figureTable({
    name: 'Theo lĩnh vực',
    title: 'Kết quả đánh giá theo lĩnh vực',
    leading: [ORDINAL, { headings: ['Lĩnh vực'], width: 30, align: 'left' }],
    rows: [...rows, totalRow([text('Tổng cộng')], report.overall)],
  });
}

function factorTable(report: PeriodReport): FigureTable {
  return figureTable({
    name: 'Yếu tố',
    title: 'Kết quả đánh giá theo năm yếu tố',
    leading: [ORDINAL, { headings: ['Yếu tố'], width: 40, align: 'left' }],
    rows: report.tables.factors.map(({ factor, figure }, index) =>
      plainRow(index, [text(FACTOR_NAMES[factor].vi)], figure),
    ),
    columns: COLUMNS_WITHOUT_TARGET,
  });
}

/** The 13 periods. Its sheet follows the reasons, so it stands apart. */
export function trendTable(report: PeriodReport): FigureTable {
  const table = figureTable({
    name: 'Xu hướng',
    title: 'Tỷ lệ hài lòng qua 13 kỳ',
    leading: [
      ORDINAL,
      { headings: ['Kỳ'], width: 20, align: 'left' },
      { headings: ['Từ ngày'], width: 12, align: 'center' },
      { headings: ['Đến ngày'], width: 12, align: 'center' },
    ],
    rows: report.trend.map(({ period, figure, figures }, index) => ({
      ...plainRow(
        index,
        [
          text(formatPeriod(period, 'vi')),
          { kind: 'day', day: period.firstDay },
          { kind: 'day', day: period.lastDay },
        ],
        figure,
      ),
      period,
      note: figure.kind === 'empty' ? '' : (figuresNote(figures, 'vi') ?? ''),
    })),
  });
  const notes = report.placements.map((placement) => placementNote(placement, 'vi'));
  return { ...table, footnotes: [...table.footnotes, ...notes] };
}

interface FigureTableParts {
  readonly name: string;
  readonly title: string;
  readonly leading: readonly PrintedColumn[];
  readonly rows: readonly FigureTableRow[];
  readonly columns?: readonly FigureColumn[];
  readonly footnotes?: readonly string[];
}

function figureTable(parts: FigureTableParts): FigureTable {
  const { name, title, leading, rows, columns = FIGURE_COLUMNS, footnotes = [] } = parts;
  return {
    name,
    title,
    columns: [...leading, ...columns],
    rows: rows.map((row) => ({ style: row.style, cells: cellsOf(row, columns) })),
    figureRows: rows,
    figureColumns: columns,
    footnotes: [
      ...(columns.some(({ key }) => key === 'nominal') ? [ASTERISK_NOTE] : []),
      ...footnotes,
    ],
  };
}

const ASTERISK_NOTE =
  '(*) Kết quả so tỷ lệ với chỉ tiêu; khoảng tin cậy 95% hoặc số lượt chưa đủ để khẳng định.';

function cellsOf(row: FigureTableRow, columns: readonly FigureColumn[]) {
  return [...row.leading, ...columns.map((column) => figureCell(row, column))];
}

/** The cell of a row between its name and its figure; blank in a table without that column. */
export function detailCell(table: FigureTable, row: FigureTableRow, column: PrintedColumn) {
  return row.leading[table.columns.indexOf(column)] ?? BLANK;
}

/** The cell of a column; the remark of the row joins that of its figure. */
export function figureCell({ figure, note = '' }: FigureTableRow, column: FigureColumn) {
  if (figure === null) return BLANK;
  const cell = column.cell(figure);
  if (column.key !== 'note' || cell.kind !== 'text' || note === '') return cell;
  return text(cell.text === '' ? note : `${cell.text}. ${note}`);
}

function noteText(standing: UnitStanding): string {
  return standingNotes(standing, 'vi').join('. ');
}

function headingRow(ordinal: string, labels: readonly PrintedCell[]): FigureTableRow {
  return { style: 'group', leading: [text(ordinal), ...labels], figure: null };
}

function plainRow(index: number, labels: readonly PrintedCell[], figure: Figure): FigureTableRow {
  return { style: 'plain', leading: [count(index + 1), ...labels], figure };
}

function totalRow(labels: readonly PrintedCell[], figure: Figure): FigureTableRow {
  return { style: 'total', leading: [BLANK, ...labels], figure };
}
