import type { Column, List } from './lists.ts';
import { LISTS } from './lists.ts';
import type { Table, TableRow } from './table.ts';
import { plainKey } from './table.ts';

/** Where a column stands in a table, and how its file spells it. */
export interface PlacedColumn {
  readonly index: number;
  readonly heading: string;
}

/** A table that was recognised as one of the lists. */
export interface MatchedTable {
  readonly list: List;
  readonly sheet: string | null;
  /** Number of the heading row. */
  readonly headingRow: number;
  /** As the file spells them, the empty ones included. */
  readonly headings: readonly string[];
  readonly columns: ReadonlyMap<string, PlacedColumn>;
  /** Headings that no column of the list goes by; they are not read. */
  readonly ignored: readonly string[];
  readonly missing: readonly Column[];
  readonly rows: readonly TableRow[];
}

/**
 * The list that a table holds: the one its sheet is named for (columns may then be missing), else
 * the one whose required columns are all there and that leaves the fewest headings unread.
 */
export function matchTable(table: Table): MatchedTable | undefined {
  const [headings, ...rows] = table.rows;
  if (headings === undefined) return undefined;
  const matches = LISTS.map((list) => ({ ...match(list, headings), sheet: table.sheet, rows }));
  const named = matches.find(
    (candidate) => table.sheet !== null && plainKey(candidate.list.sheet) === plainKey(table.sheet),
  );
  return (
    named ??
    matches
      .filter((candidate) => candidate.missing.length === 0)
      .sort((a, b) => a.ignored.length - b.ignored.length)[0]
  );
}

function match(list: List, headings: TableRow): Omit<MatchedTable, 'sheet' | 'rows'> {
  const columns = new Map<string, PlacedColumn>();
  const ignored: string[] = [];
  headings.cells.forEach((heading, index) => {
    const column = columnNamed(list, heading);
    if (column !== undefined && !columns.has(column.key)) {
      columns.set(column.key, { index, heading });
    } else if (heading !== '') {
      ignored.push(heading);
    }
  });
  const missing = list.columns.filter((column) => column.required && !columns.has(column.key));
  return { list, headingRow: headings.number, headings: headings.cells, columns, ignored, missing };
}

function columnNamed(list: List, heading: string): Column | undefined {
  const key = plainKey(heading);
  return list.columns.find((column) => column.headings.some((name) => plainKey(name) === key));
}
