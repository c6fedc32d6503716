import { sql } from 'kysely';
import type { ListName, PerList } from '../import/entries.ts';
import type { Cell } from './row-insert.ts';
import type { StoreTransaction } from './store.ts';

/** A table that imports write, in the order in which rows depend on one another. */
export const IMPORT_TABLES = [
  { name: 'units', key: ['id'] },
  { name: 'unit_parents', key: ['child_id', 'parent_id', 'valid_from'] },
  { name: 'service_points', key: ['id'] },
  { name: 'counters', key: ['id'] },
  { name: 'officials', key: ['id'] },
  { name: 'duties', key: ['id'] },
  { name: 'dossiers', key: ['unit_id', 'field_code', 'month'] },
] as const;

export type ImportTable = (typeof IMPORT_TABLES)[number];
export type ImportTableName = ImportTable['name'];

/** A row as it is stored, by column. */
export type StoredRow = Readonly<Record<string, Cell>>;

/** Rows of a table by `rowKey`. */
export type RowsByKey = ReadonlyMap<string, StoredRow>;

const TABLES_OF: PerList<readonly ImportTableName[]> = {
  units: ['units', 'unit_parents'],
  // The counters of a service point follow it.
  servicePoints: ['service_points', 'counters'],
  counters: ['counters'],
  officials: ['officials'],
  duties: ['duties'],
  dossiers: ['dossiers'],
};

/** The tables that a change of these lists may touch. */
export function tablesOf(lists: readonly ListName[]): ImportTable[] {
  const names = new Set(lists.flatMap((list) => TABLES_OF[list]));
  return IMPORT_TABLES.filter(({ name }) => names.has(name));
}

/** Every row of a table. */
export async function readRows(trx: StoreTransaction, table: ImportTable): Promise<RowsByKey> {
  const { rows } = await sql<StoredRow>`select * from ${sql.table(table.name)}`.execute(trx);
  return new Map(rows.map((row) => [rowKey(table, row), row]));
}

/** What tells the rows of a table apart. */
export function rowKey({ key }: ImportTable, row: StoredRow): string {
  return key.map((column) => String(row[column])).join('\n');
}

/** The same for the same cells, whatever the order of the columns. */
export function rowText(row: StoredRow): string {
  return JSON.stringify(Object.fromEntries(Object.entries(row).toSorted(byName)));
}

const byName = ([a]: readonly [string, Cell], [b]: readonly [string, Cell]): number =>
  a < b ? -1 : 1;
