import { tooMuchInside, unreadable, type ImportFault } from '../import-fault.ts';

/**
 * A sheet is laid out as a full grid before it is read: one cell at XFD1048576 would be seventeen
 * thousand million. A list of 20,000 rows with sixty columns stays below.
 */
export const MAX_GRID_CELLS = 1_500_000;

const CELL = /<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"/gu;

/** Why the parts of a workbook must not reach the reader; undefined when they may. */
export function sheetFault(parts: ReadonlyMap<string, Uint8Array>): ImportFault | undefined {
  for (const [name, part] of parts) {
    const text = new TextDecoder().decode(part);
    // Spreadsheet programs write none; with one, a few lines can unfold into gigabytes.
    if (/<!(?:DOCTYPE|ENTITY)/iu.test(text)) return unreadable(`${name} has a DOCTYPE`);
    if (name.includes('worksheets/') && gridCells(text) > MAX_GRID_CELLS) return tooMuchInside;
  }
  return undefined;
}

function gridCells(sheet: string): number {
  let [rows, columns] = [0, 0];
  for (const [, column = '', row = ''] of sheet.matchAll(CELL)) {
    rows = Math.max(rows, Number(row));
    columns = Math.max(columns, columnNumber(column));
  }
  return rows * columns;
}

/** 'A' is 1, 'XFD' is 16384. */
function columnNumber(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
