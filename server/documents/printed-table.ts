import type { ReportTarget } from '../../analytics/reports/figure.ts';
import type { LocalDay } from '../../shared/domain/local-day.ts';

/** What stands in a cell. Numbers stay exact: the file format decides how they look. */
export type PrintedCell =
  | Readonly<{ kind: 'blank' }>
  | Readonly<{ kind: 'text'; text: string }>
  | Readonly<{ kind: 'count'; value: number }>
  /** 0 to 1, shown as a percentage. */
  | Readonly<{ kind: 'share'; value: number }>
  /** A difference of shares, −1 to 1, shown as percentage points with their sign. */
  | Readonly<{ kind: 'points'; value: number }>
  | Readonly<{ kind: 'target'; target: ReportTarget }>
  | Readonly<{ kind: 'day'; day: LocalDay }>;

export interface PrintedColumn {
  /** Heading from the outermost group to the column's own; neighbours with one group share it. */
  readonly headings: readonly [string, ...string[]];
  /** In characters of the sheet's font. */
  readonly width: number;
  readonly align: 'left' | 'center' | 'right';
  /** How the column is counted out, with `n(...)` for the number of another column. */
  readonly formula?: string;
}

export interface PrintedRow {
  readonly style: 'group' | 'plain' | 'total';
  /** One per column. */
  readonly cells: readonly PrintedCell[];
}

/** A table as every file prints it. */
export interface PrintedTable {
  /** Name of the sheet, at most 31 characters. */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly PrintedColumn[];
  readonly rows: readonly PrintedRow[];
  readonly footnotes: readonly string[];
}

export const BLANK: PrintedCell = { kind: 'blank' };

export function text(value: string): PrintedCell {
  return value === '' ? BLANK : { kind: 'text', text: value };
}

export function count(value: number): PrintedCell {
  return { kind: 'count', value };
}
