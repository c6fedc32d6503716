import { stringify } from 'csv-stringify/sync';
import { annulledNote } from '../../analytics/reports/annulled-note.ts';
import { decimalText, formatDay } from '../../analytics/reports/format.ts';
import type { PeriodReport, ReportPeriod } from '../../analytics/reports/period-report.ts';
import type { Language } from '../../shared/domain/language.ts';
import { csvText } from './csv-text.ts';
import { FIGURE_COLUMNS } from './figure-columns.ts';
import { INTEGRITY_NAME, integrityNotes } from './integrity-table.ts';
import { SAMPLE_LINE } from './method-notes.ts';
import { BLANK } from './printed-table.ts';
import type { PrintedCell, PrintedColumn } from './printed-table.ts';
import {
  DETAIL_COLUMNS,
  detailCell,
  figureCell,
  figureTables,
  trendTable,
} from './report-tables.ts';
import type { FigureTable, FigureTableRow } from './report-tables.ts';

/** `semicolon`: decimal comma, what a Vietnamese Excel expects. `comma`: decimal point. */
export type CsvStyle = 'semicolon' | 'comma';

interface Separators {
  readonly delimiter: string;
  readonly language: Language;
}

const SEPARATORS: Readonly<Record<CsvStyle, Separators>> = {
  semicolon: { delimiter: ';', language: 'vi' },
  comma: { delimiter: ',', language: 'en' },
};

const LEADING = ['Kỳ', 'Từ ngày', 'Đến ngày', 'Mã đơn vị', 'Đơn vị', 'Bảng', 'Nhóm', 'Nội dung'];

/**
 * The rows of all tables with figures as one rectangular table: a line per row, its table and
 * group in columns of their own. Every report has the same columns, so that files can be put under
 * each other. UTF-8 with a byte order mark, by which Excel knows the encoding; percentages with two
 * decimals.
 */
export function periodReportCsv(report: PeriodReport, style: CsvStyle = 'semicolon'): string {
  const separators = SEPARATORS[style];
  const headings = [...DETAIL_COLUMNS, ...FIGURE_COLUMNS].map(headingOf);
  const lines = [...figureTables(report), trendTable(report)].flatMap((table) =>
    linesOf(report, table, separators),
  );
  const rows = [...lines, ...integrityLines(report)];
  return stringify([[...LEADING, ...headings, 'Nguồn'], ...rows], {
    bom: true,
    delimiter: separators.delimiter,
    record_delimiter: 'windows',
  });
}

function linesOf(report: PeriodReport, table: FigureTable, separators: Separators): string[][] {
  let group = '';
  return table.figureRows.flatMap((row) => {
    const name = nameOf(row);
    if (row.style === 'group') group = name;
    if (row.figure === null) return [];
    const cells = [
      ...DETAIL_COLUMNS.map((column) => detailCell(table, row, column)),
      ...FIGURE_COLUMNS.map((column) =>
        table.figureColumns.includes(column) ? figureCell(row, column) : BLANK,
      ),
    ];
    return [
      [
        ...leadingOf(report, table.name, row.period),
        csvText(row.style === 'total' ? '' : group),
        csvText(name),
        ...cells.map((cell) => cellText(cell, separators)),
        sourceOf(report),
      ],
    ];
  });
}

/** The heads of the chains and the last verification: lines of the same table without figures. */
function integrityLines(report: PeriodReport): string[][] {
  const { chains } = report.integrity;
  const said = [
    ...chains.map(({ unitName, kioskName, epoch, throughSeq, headHash }) => [
      unitName,
      `${kioskName}, lần ghép nối ${String(epoch)}: ${String(throughSeq)} bản ghi, ${headHash ?? 'chưa có'}`,
    ]),
    ...integrityNotes(report.integrity).map((note) => ['', note]),
    ['', annulledNote(report.quality.annulledRatings, 'vi')],
  ];
  return said.map((texts) => [
    ...leadingOf(report, INTEGRITY_NAME),
    ...texts.map(csvText),
    ...[...DETAIL_COLUMNS, ...FIGURE_COLUMNS].map(() => ''),
    sourceOf(report),
  ]);
}

function leadingOf(
  { period: whole, unit }: PeriodReport,
  table: string,
  period: ReportPeriod = whole,
): string[] {
  const days = [formatDay(period.firstDay), formatDay(period.lastDay)];
  return [period.key, ...days, ...[unit.code, unit.name, table].map(csvText)];
}

const headingOf = ({ headings }: PrintedColumn): string => headings.join(' - ');

const sourceOf = ({ sample }: PeriodReport): string => (sample ? SAMPLE_LINE : 'Máy đánh giá');

/** The first label after the ordinal number. */
function nameOf({ leading }: FigureTableRow): string {
  const label = leading[1];
  return label?.kind === 'text' ? label.text : '';
}

function cellText(cell: PrintedCell, { language }: Separators): string {
  switch (cell.kind) {
    case 'blank':
      return '';
    case 'text':
      return csvText(cell.text);
    case 'count':
      return String(cell.value);
    case 'share':
    case 'points':
      return decimalText(cell.value * 100, language, 2);
    case 'target':
      return decimalText(cell.target.valuePercent, language, 2);
    case 'day':
      return formatDay(cell.day);
  }
}
