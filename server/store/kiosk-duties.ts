import { addDays, localDayOf, localDayStartMs } from '../../shared/domain/local-day.ts';
import type { StoreReader, StoreTransaction } from './open-store.ts';
import type { Seat } from './records.ts';
import type { Stretch } from './stretch.ts';
import { rowInsert } from './row-insert.ts';
import type { KioskDutyRow } from './schema.ts';
import type { Writing } from './writing.ts';

const newKioskDuty = rowInsert('kiosk_duties', {
  columns: [
    ...(['unit_id', 'kiosk_id', 'epoch', 'seq', 'counter_id', 'official_id'] as const),
    ...(['starts_at_ms', 'ends_at_ms', 'earliest_ms', 'latest_ms', 'clock_quality'] as const),
    ...(['local_day', 'corrected_at_ms', 'withdrawn'] as const),
  ],
  onConflict: 'on conflict do nothing',
  key: ['kiosk_id', 'epoch', 'seq'],
});

export async function insertKioskDuties(
  { trx, insertRows }: Writing,
  rows: readonly KioskDutyRow[],
): Promise<void> {
  await insertRows(trx, newKioskDuty, rows);
}

/**
 * What staff said at the kiosks of counters, as far as it can matter in a stretch: all of its first
 * and last day, because records of one kiosk are told apart by their order and not by the clock.
 */
export function readKioskDuties(
  db: StoreReader,
  counterIds: readonly string[],
  { fromMs, toMs }: Stretch,
): Promise<KioskDutyRow[]> {
  return db
    .selectFrom('kiosk_duties')
    .selectAll()
    .where('counter_id', 'in', counterIds)
    .where('withdrawn', '=', 0)
    .where('starts_at_ms', '<', localDayStartMs(addDays(localDayOf(toMs), 1)))
    .where('ends_at_ms', '>', localDayStartMs(localDayOf(fromMs)))
    .orderBy('starts_at_ms')
    .orderBy('kiosk_id')
    .orderBy('epoch')
    .orderBy('seq')
    .execute();
}

type SeatInKiosk = Omit<Seat, 'unit_id'>;

/** The seat that an entry of the roster names (`seatKey`); undefined when it names none. */
export function seatOfKey(key: string): SeatInKiosk | undefined {
  const [, kioskId, epoch, seq] = /^([\w-]+)\.(\d{1,9})\.(\d{1,15})$/u.exec(key) ?? [];
  if (kioskId === undefined) return undefined;
  return { kiosk_id: kioskId, epoch: Number(epoch), seq: Number(seq) };
}

/** One that was not withdrawn, by its whole key: its kiosk belongs to one unit for life. */
export async function findKioskDuty(
  db: StoreReader,
  seat: SeatInKiosk,
): Promise<KioskDutyRow | undefined> {
  const kiosk = await db
    .selectFrom('kiosks')
    .select('unit_id')
    .where('id', '=', seat.kiosk_id)
    .executeTakeFirst();
  if (kiosk === undefined) return undefined;
  return db
    .selectFrom('kiosk_duties')
    .selectAll()
    .where((row) => row.and({ ...seat, unit_id: kiosk.unit_id, withdrawn: 0 }))
    .executeTakeFirst();
}

/** The office says otherwise than staff did; their record stays as it is. */
export async function correctKioskDuty(
  trx: StoreTransaction,
  { unit_id, kiosk_id, epoch, seq }: Seat,
  change: Partial<KioskDutyRow>,
): Promise<void> {
  await trx
    .updateTable('kiosk_duties')
    .set(change)
    .where((row) => row.and({ unit_id, kiosk_id, epoch, seq }))
    .execute();
}
