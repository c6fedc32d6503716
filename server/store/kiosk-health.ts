import { rowInsert } from './row-insert.ts';
import type { KioskHealthRow } from './schema.ts';
import type { Writing } from './writing.ts';

const SAID = [
  'seen_at_ms',
  'build',
  'pending',
  'oldest_pending_wall_ms',
  'reported_seq',
  'wall_skew_ms',
  'persisted',
  'storage_mode',
] as const;

const lastWord = rowInsert('kiosk_health', {
  columns: ['kiosk_id', ...SAID],
  onConflict: `on conflict (kiosk_id) do update set ${SAID.map(
    (column) => `${column} = excluded.${column}`,
  ).join(', ')}`,
});

/** Keeps what kiosks last said of themselves: one row each. */
export async function writeHealth(
  { trx, insertRows }: Writing,
  rows: readonly KioskHealthRow[],
): Promise<void> {
  await insertRows(trx, lastWord, rows);
}
