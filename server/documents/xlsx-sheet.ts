import type { CellObject, Image, Row, Sheet } from 'write-excel-file/node';
import { columnNumbers } from './column-numbers.ts';
import { headerGrid } from './header-grid.ts';
import type { PrintedColumn, PrintedRow, PrintedTable } from './printed-table.ts';
import { rowHeight } from './row-height.ts';
import { xlsxValue } from './xlsx-cell.ts';

/** A sheet as the library's Node build takes it. */
export type XlsxSheet = Sheet<Image['content']>;

const LINE = { borderStyle: 'thin', borderColor: '#000000' } as const;
const BASE = { fontSize: 12, alignVertical: 'center' } as const;
const HEADER: CellObject = {
  ...BASE,
  ...LINE,
  fontSize: 11,
  align: 'center',
  wrap: true,
  backgroundColor: '#EDF1F5',
};

/** Lines above a table, each over the whole width. */
export interface TitleLine {
  readonly text: string;
  readonly style: 'title' | 'subject' | 'italic' | 'sample' | 'office';
}

/** A sheet with title lines, a merged header, the row of column numbers, and the rows. */
export function xlsxSheet(table: PrintedTable, titles: readonly TitleLine[]): XlsxSheet {
  const width = table.columns.length;
  const header = headerRows(table.columns);
  const top = [...titles.map((line) => titleRow(line, width)), []];
  return {
    sheet: table.name,
    data: [
      ...top,
      ...header,
      ...table.rows.map((row) => bodyRow(row, table.columns)),
      ...table.footnotes.map((note) => footnoteRow(note, width)),
    ],
    columns: table.columns.map(({ width: characters }) => ({ width: characters })),
    stickyRowsCount: top.length + header.length,
    stickyColumnsCount: 2,
    orientation: 'landscape',
    showGridLines: false,
  };
}

const TITLE_STYLES: Readonly<Record<TitleLine['style'], CellObject>> = {
  office: { ...BASE, height: 18, fontWeight: 'bold', align: 'left' },
  title: { ...BASE, height: 22, fontSize: 14, fontWeight: 'bold', align: 'left' },
  subject: { ...BASE, height: 20, fontSize: 13, fontWeight: 'bold', align: 'left' },
  italic: { ...BASE, height: 18, fontStyle: 'italic', align: 'left' },
  sample: { ...BASE, height: 18, fontWeight: 'bold', textColor: '#A1001A', align: 'left' },
};

function titleRow({ text, style }: TitleLine, width: number): Row {
  return spanned({ value: text, ...TITLE_STYLES[style] }, width);
}

function footnoteRow(note: string, width: number): Row {
  return spanned({ ...BASE, height: 18, value: note, fontStyle: 'italic', fontSize: 11 }, width);
}

function spanned(cell: CellObject, width: number): Row {
  return [{ ...cell, columnSpan: width }, ...Array.from({ length: width - 1 }, () => null)];
}

function headerRows(columns: readonly PrintedColumn[]): Row[] {
  const grid = headerGrid(columns);
  const height = grid.length === 1 ? 48 : 32;
  const headings = grid.map((row) =>
    row.map((cell) => {
      if (cell === null) return null;
      const { text, columnSpan, rowSpan } = cell;
      return { ...HEADER, fontWeight: 'bold' as const, value: text, columnSpan, rowSpan, height };
    }),
  );
  const numbers = columnNumbers(columns).map((text) => ({
    ...HEADER,
    value: text,
    fontSize: 8,
    height: 26,
    fontStyle: 'italic' as const,
  }));
  return [...headings, numbers];
}

function bodyRow(row: PrintedRow, columns: readonly PrintedColumn[]): Row {
  const height = rowHeight(
    row.cells.flatMap((cell, index) =>
      cell.kind === 'text' ? [{ text: cell.text, width: columns[index]?.width ?? 1 }] : [],
    ),
  );
  return row.cells.map((cell, index) => {
    const value = xlsxValue(cell);
    const align = columns[index]?.align ?? 'left';
    return {
      ...BASE,
      ...LINE,
      ...value,
      align,
      height,
      indent: align === 'left' ? 1 : 0,
      wrap: cell.kind === 'text',
      ...(row.style === 'plain' ? {} : { fontWeight: 'bold' as const }),
      ...(row.style === 'total' ? { backgroundColor: '#EDF1F5' } : {}),
    };
  });
}
