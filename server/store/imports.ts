import type { StoreReader } from './store.ts';
import { UNDO_MS, type ImportSummary } from './record-import.ts';

/** An import as a list of them shows it. */
export interface StoredImport extends ImportSummary {
  readonly id: string;
  readonly atMs: number;
  readonly fileName: string;
  /** Who did it; null for the console. */
  readonly by: string | null;
  /** Until when it can be undone; null once it cannot. */
  readonly undoUntilMs: number | null;
  readonly undoneAtMs: number | null;
}

const SHOWN_IMPORTS = 50;

/** The last imports, the newest first. */
export async function loadImports(db: StoreReader, nowMs: number): Promise<StoredImport[]> {
  const rows = await db
    .selectFrom('imports')
    .leftJoin('accounts', 'accounts.id', 'imports.account_id')
    .select(['imports.id', 'imports.at_ms', 'imports.file_name', 'imports.summary'])
    .select(['imports.undone_at_ms', 'accounts.display_name'])
    .orderBy('imports.at_ms', 'desc')
    .orderBy('imports.id', 'desc')
    .limit(SHOWN_IMPORTS)
    .execute();
  return rows.map((row) => ({
    // `recordImport` wrote it.
    ...(JSON.parse(row.summary) as ImportSummary),
    id: row.id,
    atMs: row.at_ms,
    fileName: row.file_name,
    by: row.display_name,
    undoUntilMs:
      row.undone_at_ms === null && nowMs - row.at_ms <= UNDO_MS ? row.at_ms + UNDO_MS : null,
    undoneAtMs: row.undone_at_ms,
  }));
}
