import type { Row } from 'write-excel-file/node';
import type { MatchedTable } from '../import/match-columns.ts';
import type { ImportPlan } from '../import/plan-import.ts';
import type { RowIssue } from '../import/row-issue.ts';
import { xlsxBytes } from './xlsx-bytes.ts';
import type { XlsxSheet } from './xlsx-sheet.ts';

export const ERROR_FILE_NAME = 'loi_nhap_lieu.xlsx';

/** Heading of the column that is added; an import of the corrected file leaves it unread. */
export const ERROR_HEADING = 'Lỗi';

const MESSAGE = { type: String, textColor: '#A1001A', wrap: true } as const;

/**
 * The rows as they came with a column that says what is wrong with each: all of them, or only the
 * wrong ones. Every cell is written as text, so that no spreadsheet runs one as a formula.
 */
export async function importErrorFile(
  plan: ImportPlan,
  rows: 'all' | 'wrong',
): Promise<Uint8Array> {
  const issues = Map.groupBy(plan.issues, ({ sheet, row }) => placeOf(sheet, row));
  return xlsxBytes(plan.tables.map((table) => errorSheet(table, issues, rows)));
}

function errorSheet(
  table: MatchedTable,
  issues: ReadonlyMap<string, readonly RowIssue[]>,
  kept: 'all' | 'wrong',
): XlsxSheet {
  const { list, sheet, headingRow, headings, rows } = table;
  const issuesOf = (row: number) => issues.get(placeOf(sheet, row)) ?? [];
  const shown = kept === 'all' ? rows : rows.filter((row) => issuesOf(row.number).length > 0);
  const first = [...issuesOf(headingRow).map(messageOf)].join('; ');
  return {
    sheet: sheet ?? list.sheet,
    data: [
      [
        ...headings.map(textCell).map((cell) => ({ ...cell, fontWeight: 'bold' as const })),
        { ...MESSAGE, value: first === '' ? ERROR_HEADING : `${ERROR_HEADING}: ${first}` },
      ],
      ...shown.map((row): Row => [
        ...headings.map((_, at) => textCell(row.cells[at] ?? '')),
        { ...MESSAGE, value: issuesOf(row.number).map(messageOf).join('; ') },
      ]),
    ],
    columns: [...headings.map(() => ({ width: 20 })), { width: 60 }],
    stickyRowsCount: 1,
  };
}

const textCell = (value: string) => ({ value, type: String, format: '@' }) as const;

const messageOf = ({ column, message }: RowIssue): string => `${column}: ${message.vi}`;

const placeOf = (sheet: string | null, row: number): string => `${sheet ?? ''}\n${row}`;
