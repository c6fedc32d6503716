/** Rows of imports and of what they bring beside the organisation. See `schema.ts`. */

/** One import that was written. */
export interface ImportRow {
  id: string;
  at_ms: number;
  /** Null for the console. */
  account_id: string | null;
  file_name: string;
  /** JSON of `ImportSummary`. */
  summary: string;
  undone_at_ms: number | null;
  undone_by: string | null;
}

/** A row that an import wrote, as it was and as it became: kept while it can be undone. */
export interface ImportImageRow {
  import_id: string;
  ordinal: number;
  table_name: string;
  /** JSON of the row; null when there was none. */
  row_before: string | null;
  row_after: string | null;
}

/** Dossiers that a unit handled in a reporting month, by the one-stop system's own count. */
export interface DossierRow {
  unit_id: string;
  /** `NONE` for all fields together. */
  field_code: string;
  /** Key of the reporting month, as in 2026-11. */
  month: string;
  n: number;
  /** The file that said so. */
  source: string;
  imported_at_ms: number;
}
