import type { Cell } from './row-insert.ts';

/** Rows per table. */
export type TableCounts = Readonly<Record<string, number>>;

/** Some rows of one table; a table without rows yields none. */
export interface TableChunk {
  readonly table: string;
  readonly columns: readonly string[];
  /** Cells in the order of the columns. */
  readonly rows: readonly (readonly Cell[])[];
}

/** All tables of a database as they stood at one moment, table by table. */
export type TableStream = AsyncIterable<TableChunk> | Iterable<TableChunk>;

/** The state of one moment, whichever engine holds it. */
export interface FrozenTables {
  /** Last step of the schema that it has; undefined when it has none. */
  readonly schemaStep: string | undefined;
  readonly counts: TableCounts;
  readonly rows: TableStream;
}

export const ROWS_PER_CHUNK = 1_000;

/** Tables of the schema's own bookkeeping; a restored database writes its own. */
export const isBookkeeping = (table: string): boolean => table.startsWith('kysely_');

/** How the rows of a table are ordered: a chain can be followed as it is read. */
export const orderOf = (table: string): string =>
  table === 'records' ? 'order by unit_id, kiosk_id, epoch, seq' : '';
