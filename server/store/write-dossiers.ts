import type { ListChanges } from '../import/diff-list.ts';
import type { DossierEntry } from '../import/entries.ts';
import { codeIds } from './code-ids.ts';
import { rowInsert } from './row-insert.ts';
import type { DossierRow } from './schema.ts';
import type { Writing } from './writing.ts';

const DOSSIERS = rowInsert('dossiers', {
  columns: ['unit_id', 'field_code', 'month', 'n', 'source', 'imported_at_ms'],
  onConflict:
    'on conflict (unit_id, field_code, month) do update set ' +
    'n = excluded.n, source = excluded.source, imported_at_ms = excluded.imported_at_ms',
});

/** Writes new counts of dossiers, and those that a later file corrects. */
export async function writeDossiers(
  { trx, insertRows }: Pick<Writing, 'trx' | 'insertRows'>,
  changes: ListChanges<DossierEntry>,
  said: { readonly source: string; readonly atMs: number },
): Promise<void> {
  const unitIds = await codeIds(trx, 'units');
  const rows = [...changes.added, ...changes.changed].map((entry): DossierRow => ({
    unit_id: unitIds(entry.unitCode),
    field_code: entry.fieldCode,
    month: entry.month,
    n: entry.count,
    source: said.source,
    imported_at_ms: said.atMs,
  }));
  await insertRows(trx, DOSSIERS, rows);
}
