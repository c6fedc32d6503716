import type { StoreTransaction } from './store.ts';
import {
  IMPORT_TABLES,
  rowText,
  type ImportTable,
  type RowsByKey,
  type StoredRow,
} from './import-tables.ts';
import { rowInsert } from './row-insert.ts';
import type { ImportImageRow } from './schema.ts';
import type { Writing } from './writing.ts';

/** A row before and after an import: added without `before`, removed without `after`. */
export interface RowImage {
  readonly table: ImportTable;
  readonly before: StoredRow | null;
  readonly after: StoredRow | null;
}

const IMAGES = rowInsert('import_images', {
  columns: ['import_id', 'ordinal', 'table_name', 'row_before', 'row_after'],
});

/** The rows of a table in which two readings of it differ. */
export function imagesBetween(table: ImportTable, before: RowsByKey, after: RowsByKey): RowImage[] {
  const images: RowImage[] = [];
  for (const [key, row] of after) {
    const earlier = before.get(key) ?? null;
    if (earlier === null || rowText(earlier) !== rowText(row)) {
      images.push({ table, before: earlier, after: row });
    }
  }
  for (const [key, row] of before) {
    if (!after.has(key)) images.push({ table, before: row, after: null });
  }
  return images;
}

/** Keeps the images of an import, in their order. */
export async function keepImages(
  { trx, insertRows }: Writing,
  importId: string,
  images: readonly RowImage[],
): Promise<void> {
  const rows = images.map(({ table, before, after }, ordinal): ImportImageRow => ({
    import_id: importId,
    ordinal,
    table_name: table.name,
    row_before: before === null ? null : rowText(before),
    row_after: after === null ? null : rowText(after),
  }));
  await insertRows(trx, IMAGES, rows);
}

/** The images of an import, in their order. */
export async function loadImages(trx: StoreTransaction, importId: string): Promise<RowImage[]> {
  const rows = await trx
    .selectFrom('import_images')
    .select(['table_name', 'row_before', 'row_after'])
    .where('import_id', '=', importId)
    .orderBy('ordinal')
    .execute();
  return rows.map((row) => ({
    table: tableNamed(row.table_name),
    before: row.row_before === null ? null : storedRow(row.row_before),
    after: row.row_after === null ? null : storedRow(row.row_after),
  }));
}

function tableNamed(name: string): ImportTable {
  const table = IMPORT_TABLES.find((known) => known.name === name);
  if (table === undefined) throw new Error(`An import's image is of the table '${name}'.`);
  return table;
}

/** `rowText` wrote it, of a row of ours. */
const storedRow = (text: string): StoredRow => JSON.parse(text) as StoredRow;
