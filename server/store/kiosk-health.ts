import type { StoreReader } from './open-store.ts';
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
  'epoch',
  'build_since_ms',
  'battery_percent',
  'battery_charging',
] as const;

/** A head once told stays told, though an older request may come in later. */
const HIGHEST_TOLD = `case when kiosk_health.epoch = excluded.epoch
    and kiosk_health.reported_seq > coalesce(excluded.reported_seq, 0)
    then kiosk_health.reported_seq else excluded.reported_seq end`;

/** A build goes on running until another one is told of. */
const SINCE = `case when kiosk_health.build = excluded.build
    then kiosk_health.build_since_ms else excluded.build_since_ms end`;

const TAKEN: Partial<Record<(typeof SAID)[number], string>> = {
  reported_seq: HIGHEST_TOLD,
  build_since_ms: SINCE,
};

const lastWord = rowInsert('kiosk_health', {
  columns: ['kiosk_id', ...SAID],
  key: ['kiosk_id'],
  onConflict: `on conflict (kiosk_id) do update set ${SAID.map(
    (column) => `${column} = ${TAKEN[column] ?? `excluded.${column}`}`,
  ).join(', ')} where kiosk_health.epoch is null or kiosk_health.epoch <= excluded.epoch`,
});

/** The last receive time of all, by the server's clock of then; `-Infinity` when nothing came. */
export async function lastHeardAtMs(db: StoreReader): Promise<number> {
  const row = await db
    .selectFrom('kiosk_health')
    .select((eb) => eb.fn.max<number | null>('seen_at_ms').as('last'))
    .executeTakeFirst();
  return row?.last ?? -Infinity;
}

/**
 * Keeps what kiosks last said of themselves, one row each, and the highest head that they told of
 * in each epoch: what is missing below it is known to be lost. A request may be late by days, and
 * then it tells of an epoch that has ended.
 */
export async function writeHealth(
  { trx, insertRows }: Writing,
  rows: readonly KioskHealthRow[],
): Promise<void> {
  const inOrder = rows.toSorted(byHead);
  const newest = new Map(inOrder.map((row) => [row.kiosk_id, row]));
  const written = new Set(await insertRows(trx, lastWord, [...newest.values()]));
  for (const row of rows) {
    if (!written.has(row)) await raiseEndedHead(trx, row);
  }
}

const byHead = (a: KioskHealthRow, b: KioskHealthRow): number =>
  (a.epoch ?? 0) - (b.epoch ?? 0) || (a.reported_seq ?? 0) - (b.reported_seq ?? 0);

async function raiseEndedHead(
  db: StoreReader,
  { kiosk_id, epoch, reported_seq }: KioskHealthRow,
): Promise<void> {
  if (epoch === null || reported_seq === null) return;
  await db
    .updateTable('kiosk_epochs')
    .set({ ended_reported_seq: reported_seq })
    .where('kiosk_id', '=', kiosk_id)
    .where('epoch', '=', epoch)
    .where('ended_at_ms', 'is not', null)
    .where((eb) =>
      eb.or([eb('ended_reported_seq', 'is', null), eb('ended_reported_seq', '<', reported_seq)]),
    )
    .execute();
}
