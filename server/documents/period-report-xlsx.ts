import type { CellObject, Row } from 'write-excel-file/node';
import { periodSentence } from '../../analytics/reports/sentences.ts';
import type { PeriodReport } from '../../analytics/reports/period-report.ts';
import { programVersion } from '../program-version.ts';
import { integrityTable } from './integrity-table.ts';
import { methodNotes, SAMPLE_LINE } from './method-notes.ts';
import type { PrintedTable } from './printed-table.ts';
import { reasonsTable } from './reasons-table.ts';
import { figureTables, trendTable } from './report-tables.ts';
import { rowHeight } from './row-height.ts';
import { xlsxBytes } from './xlsx-bytes.ts';
import { FONT } from './xlsx-cell.ts';
import { onePageWide } from './xlsx-page.ts';
import { xlsxSheet } from './xlsx-sheet.ts';
import type { TitleLine, XlsxSheet } from './xlsx-sheet.ts';

const SUBJECT_WIDTH = 30;
const TEXT_WIDTH = 105;

/** The report as a workbook for Excel and LibreOffice: native numbers, Vietnamese headers. */
export async function periodReportXlsx(
  report: PeriodReport,
  softwareVersion: string = programVersion(),
): Promise<Uint8Array> {
  const tables: PrintedTable[] = [
    ...figureTables(report),
    reasonsTable(report),
    trendTable(report),
    integrityTable(report),
  ];
  const sheets = [
    ...tables.map((table) => xlsxSheet(table, titleLines(report, table.title))),
    methodSheet(report, softwareVersion),
  ];
  const options = { fontFamily: FONT, fontSize: 12, features: [onePageWide] };
  return xlsxBytes(sheets, options);
}

function titleLines(report: PeriodReport, title: string): TitleLine[] {
  const { officeName, unit } = report;
  return [
    ...(officeName === '' || officeName === unit.name
      ? []
      : [{ text: officeName.toLocaleUpperCase('vi'), style: 'office' } as const]),
    { text: title.toLocaleUpperCase('vi'), style: 'title' },
    { text: `Đơn vị: ${unit.name}`, style: 'subject' },
    { text: periodSentence(report, 'vi'), style: 'italic' },
    ...(report.sample ? [{ text: SAMPLE_LINE, style: 'sample' } as const] : []),
  ];
}

function methodSheet(report: PeriodReport, softwareVersion: string): XlsxSheet {
  const cell = { fontSize: 12, wrap: true, alignVertical: 'top', borderStyle: 'thin' } as const;
  const rows = methodNotes({ report, softwareVersion }).map(({ subject, text }): Row => [
    {
      ...cell,
      value: subject,
      fontWeight: 'bold',
      height: rowHeight([
        { text: subject, width: SUBJECT_WIDTH },
        { text, width: TEXT_WIDTH },
      ]),
    },
    { ...cell, value: text },
  ]);
  const title: CellObject = { value: 'PHƯƠNG PHÁP', height: 24, fontSize: 14, fontWeight: 'bold' };
  return {
    sheet: 'Phương pháp',
    data: [[title], [], ...rows],
    columns: [{ width: SUBJECT_WIDTH }, { width: TEXT_WIDTH }],
    stickyRowsCount: 2,
    orientation: 'landscape',
    showGridLines: false,
  };
}
