import { MAX_BATCH_RECORDS } from '../../shared/api/batch.ts';
import { readStretch } from '../store/quarantine-pages.ts';
import type { Seat } from '../store/records.ts';
import type { RecordRow } from '../store/schema.ts';
import type { Writing } from '../store/writing.ts';
import { understandBytes } from './open-records.ts';
import type { Delivery, OpenedRecord } from './opened-batch.ts';

/**
 * Stored records (in the order of their chains) as they were delivered: with the others that came together with them, because
 * those bear witness to the time, and with the time at which they were received.
 */
export async function redeliver(writing: Writing, seats: readonly Seat[]): Promise<Delivery[]> {
  const deliveries: Delivery[] = [];
  for (const { first, last } of stretchesOf(seats)) {
    const rows = await readStretch(writing.trx, first, [
      first.seq - MAX_BATCH_RECORDS,
      last.seq + MAX_BATCH_RECORDS,
    ]);
    const asked = new Set(seats.filter((seat) => isBetween(seat, first, last)).map(seqOf));
    const together = Map.groupBy(rows, ({ received_at_ms }) => received_at_ms);
    for (const [receivedAtMs, records] of together) {
      if (!records.some(({ seq }) => asked.has(seq))) continue;
      deliveries.push({
        kioskId: first.kiosk_id,
        unitId: first.unit_id,
        receivedAtMs,
        records: records.map(openStored),
      });
    }
  }
  return deliveries;
}

interface Stretch {
  readonly first: Seat;
  last: Seat;
}

/** Seats of one chain that may have come in one batch, or in neighbouring ones, go together. */
function stretchesOf(seats: readonly Seat[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const seat of seats) {
    const stretch = stretches.at(-1);
    const isNear =
      stretch !== undefined &&
      isSameChain(stretch.last, seat) &&
      seat.seq - stretch.last.seq <= 2 * MAX_BATCH_RECORDS;
    if (isNear) stretch.last = seat;
    else stretches.push({ first: seat, last: seat });
  }
  return stretches;
}

const isSameChain = (a: Seat, b: Seat): boolean => a.kiosk_id === b.kiosk_id && a.epoch === b.epoch;

const isBetween = (seat: Seat, first: Seat, last: Seat): boolean =>
  isSameChain(seat, first) && first.seq <= seat.seq && seat.seq <= last.seq;

const seqOf = ({ seq }: Seat): number => seq;

/** Seat and signature were checked when it came. */
const openStored = ({ epoch, seq, prev, hash, bytes, signature }: RecordRow): OpenedRecord => ({
  epoch,
  seq,
  prev,
  hash,
  bytes,
  signature,
  understood: understandBytes(bytes),
});
