/** A row as the person sees it in a spreadsheet program: numbered from 1, the header included. */
export interface TableRow {
  readonly number: number;
  /** Cleaned texts; a cell that is missing or empty is ''. */
  readonly cells: readonly string[];
}

/** One sheet of a workbook, or a whole .csv file. Rows without any text are left out. */
export interface Table {
  /** Name of the sheet; null for a .csv file. */
  readonly sheet: string | null;
  readonly rows: readonly TableRow[];
}

/** Numbers the rows from 1, cleans their cells and leaves out those that hold nothing. */
export function tableOf(sheet: string | null, rows: readonly (readonly string[])[]): Table {
  const numbered = rows.map((cells, index) => ({ number: index + 1, cells: cells.map(cleanText) }));
  return { sheet, rows: numbered.filter((row) => row.cells.some((cell) => cell !== '')) };
}

/**
 * NFC (a file from macOS comes decomposed), without outer spaces, every run of white space one
 * space. Nothing else is done to a text: '=1+1' stays those four characters.
 */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u200b\ufeff]+/gu, ' ')
    .trim();
}

/** Letters and digits alone, lower case, without diacritics: 'Mã đơn vị' and 'ma_don_vi' agree. */
export function plainKey(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
