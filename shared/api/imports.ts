import type { Localized } from '../domain/language.ts';

/** Largest file that an import takes, in bytes. */
export const MAX_IMPORT_BYTES = 5 * 1024 * 1024;

export const ROW_STATES = ['added', 'changed', 'same', 'wrong'] as const;
/** What an import does with one row of a file. */
export type RowState = (typeof ROW_STATES)[number];

/** A row as the file has it, and what is wrong with its cells. */
export interface ImportPreviewRow {
  /** As a spreadsheet program numbers it. */
  readonly row: number;
  readonly state: RowState;
  readonly cells: readonly string[];
  readonly issues: readonly { readonly column: string; readonly message: Localized }[];
}

/** One sheet, or the whole of a text file. */
export interface ImportPreviewTable {
  /** Name of the list, as in don_vi. */
  readonly list: string;
  readonly title: Localized;
  readonly sheet: string | null;
  /** As the file spells them, and the column each was taken for; null for one that is not read. */
  readonly columns: readonly { readonly heading: string; readonly column: string | null }[];
  readonly missing: readonly string[];
  readonly counts: Readonly<Record<RowState, number>>;
  /** Not all of a long list: the wrong rows come first. In the order of the file. */
  readonly rows: readonly ImportPreviewRow[];
}

/** A file that cannot be read as lists. */
export interface ImportRefused {
  readonly kind: 'refused';
  readonly message: Localized;
}

/** What a file would do, kept for a while under a token so that it need not be sent twice. */
export interface ImportPreviewed {
  readonly kind: 'preview';
  readonly token: string;
  readonly keptUntilMs: number;
  readonly fileName: string;
  /** Null for a workbook in Unicode. */
  readonly encoding: {
    readonly text: Localized;
    readonly samples: readonly { readonly before: string; readonly after: string }[];
  } | null;
  readonly tables: readonly ImportPreviewTable[];
  readonly unreadSheets: readonly string[];
}

export type ImportPreviewAnswer = ImportRefused | ImportPreviewed;

export const IMPORT_MODES = ['all', 'valid'] as const;
/** All rows or none, or the valid rows alone. */
export type ImportMode = (typeof IMPORT_MODES)[number];

export interface ImportApplication {
  readonly token: string;
  readonly mode: ImportMode;
}

/** One import that was written. */
export interface ImportEntry {
  readonly id: string;
  readonly atMs: number;
  readonly fileName: string;
  /** Who did it; null for the console. */
  readonly by: string | null;
  readonly lists: readonly {
    readonly list: string;
    readonly title: Localized;
    readonly added: number;
    readonly changed: number;
  }[];
  /** Wrong rows that were left out. */
  readonly leftOut: number;
  /** Ratings that belong to somebody else by the imported duties; older imports do not say. */
  readonly reAttributed?: number;
  /** Until when it can be undone; null once it cannot. */
  readonly undoUntilMs: number | null;
  readonly undoneAtMs: number | null;
}

export type ImportApplied =
  ImportRefused | { readonly kind: 'applied'; readonly applied: ImportEntry };

export interface Imports {
  readonly imports: readonly ImportEntry[];
  readonly nowMs: number;
}

/** `reasons` name what stands on the import. */
export type ImportUndone =
  | { readonly kind: 'undone'; readonly rows: number }
  | { readonly kind: 'refused'; readonly reasons: readonly Localized[] };

export interface ImportFileQuery {
  /** Name of the file that is sent, for people. */
  readonly name: string;
}

export interface ImportErrorsQuery {
  readonly token: string;
  /** All rows with their errors, or only the wrong ones. */
  readonly rows: 'all' | 'wrong';
}

export interface ImportTemplateQuery {
  /** Name of the list, as in don_vi; all lists when left out. */
  readonly list?: string;
}
