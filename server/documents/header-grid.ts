import type { PrintedColumn } from './printed-table.ts';

/** A heading with how many columns and rows it covers; null where another one covers the place. */
export type HeaderCell = Readonly<{ text: string; columnSpan: number; rowSpan: number }> | null;

/**
 * Rows of a merged header: a group stands once over its neighbours, and a column without groups
 * reaches down to the last row.
 */
export function headerGrid(columns: readonly PrintedColumn[]): HeaderCell[][] {
  const depth = Math.max(1, ...columns.map(({ headings }) => headings.length));
  return Array.from({ length: depth }, (_, row) =>
    columns.map(({ headings }, column): HeaderCell => {
      const heading = headings[row];
      if (heading === undefined) return null;
      const path = headings.slice(0, row + 1);
      const isOwn = row === headings.length - 1;
      if (isOwn) return { text: heading, columnSpan: 1, rowSpan: depth - row };
      if (isUnder(columns[column - 1], path)) return null;
      const after = columns.slice(column).findIndex((other) => !isUnder(other, path));
      const columnSpan = after === -1 ? columns.length - column : after;
      return { text: heading, columnSpan, rowSpan: 1 };
    }),
  );
}

function isUnder(column: PrintedColumn | undefined, path: readonly string[]): boolean {
  return (
    column !== undefined &&
    column.headings.length > path.length &&
    path.every((heading, row) => column.headings[row] === heading)
  );
}
