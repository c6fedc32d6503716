import type { Transaction } from 'kysely';
import type { Database } from './schema.ts';

export type Cell = string | number | null | Uint8Array;

type Table = keyof Database;
type Column<Name extends Table> = keyof Database[Name] & string;

/** An insert of rows of one shape: described once, executed for any number of rows. */
export interface RowInsert<Row> {
  readonly table: Table;
  readonly columns: readonly string[];
  /** `on conflict ...`, in SQL that both engines read; empty for none. */
  readonly onConflict: string;
  /** Columns that tell rows apart, where it has to be known which were written. */
  readonly key: readonly string[];
  readonly cellsOf: (row: Row) => Cell[];
}

interface InsertShape<Name extends Table> {
  readonly columns: readonly Column<Name>[];
  readonly onConflict?: string;
  readonly key?: readonly Column<Name>[];
}

/**
 * Inserts rows and answers those that were written, in their order: all but the ones that met a
 * conflict. With `on conflict do nothing` the insert must have a `key`.
 */
export type InsertRows = <Row>(
  trx: Transaction<Database>,
  insert: RowInsert<Row>,
  rows: readonly Row[],
) => Promise<Row[]>;

/**
 * Describes an insert. Every name comes from the schema's type and never from outside, so the
 * statement's text is fixed; the cells are always parameters.
 */
export function rowInsert<Name extends Table>(
  table: Name,
  shape: InsertShape<Name>,
): RowInsert<Database[Name]> {
  const { columns, onConflict = '', key = [] } = shape;
  return {
    table,
    columns,
    onConflict,
    key,
    // Every row type of the schema holds cells only; TypeScript cannot see it through the key.
    cellsOf: (row) => columns.map((column) => row[column] as Cell),
  };
}

/** `insert into t (a, b) values <values> on conflict ...`. */
export function insertText(insert: RowInsert<never>, values: string): string {
  const { table, columns, onConflict } = insert;
  return `insert into ${table} (${columns.join(', ')}) values ${values} ${onConflict}`;
}
