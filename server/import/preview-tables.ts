import type { ImportPreviewRow, ImportPreviewTable } from '../../shared/api/imports.ts';
import { COLUMN_GUIDES } from './column-guide.ts';
import type { MatchedTable } from './match-columns.ts';
import type { ImportPlan } from './plan-import.ts';
import type { RowIssue } from './row-issue.ts';

/** Rows of one table that a person is shown; the error file has every wrong one. */
const SHOWN_ROWS = 300;

/** Every table of a plan as the page shows it: what its columns were taken for, and its rows. */
export function previewTables(plan: ImportPlan): ImportPreviewTable[] {
  const issues = Map.groupBy(plan.issues, ({ sheet, row }) => placeOf(sheet, row));
  return plan.tables.map((table) => {
    const rows = table.rows.map(({ number, cells }): ImportPreviewRow => {
      const own = issues.get(placeOf(table.sheet, number)) ?? [];
      const state = own.length > 0 ? 'wrong' : plan.stateOf(table.sheet, number);
      return { row: number, state, cells, issues: own.map(cellIssue) };
    });
    return {
      list: table.list.sheet,
      title: table.list.title,
      sheet: table.sheet,
      columns: table.headings.map((heading, at) => ({ heading, column: columnAt(table, at) })),
      missing: table.missing.map(({ headings }) => headings[0]),
      counts: countsOf(rows),
      rows: shownOf(rows),
    };
  });
}

function shownOf(rows: readonly ImportPreviewRow[]): ImportPreviewRow[] {
  const wrong = rows.filter(({ state }) => state === 'wrong').slice(0, SHOWN_ROWS);
  const others = rows.filter(({ state }) => state !== 'wrong').slice(0, SHOWN_ROWS - wrong.length);
  return [...wrong, ...others].toSorted((a, b) => a.row - b.row);
}

function countsOf(rows: readonly ImportPreviewRow[]): ImportPreviewTable['counts'] {
  const counts = { added: 0, changed: 0, same: 0, wrong: 0 };
  for (const { state } of rows) counts[state] += 1;
  return counts;
}

function columnAt({ columns, list }: MatchedTable, index: number): string | null {
  const key = [...columns].find(([, place]) => place.index === index)?.[0];
  return COLUMN_GUIDES[list.name].find((guide) => guide.key === key)?.heading ?? null;
}

const cellIssue = ({ column, message }: RowIssue) => ({ column, message });

const placeOf = (sheet: string | null, row: number): string => `${sheet ?? ''}\n${row}`;
