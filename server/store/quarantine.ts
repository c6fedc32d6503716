import type { Bytes } from '../../shared/record/bytes.ts';
import type { StoreReader } from './open-store.ts';
import { rowInsert } from './row-insert.ts';
import type { Seat } from './records.ts';
import type { QuarantineRow } from './schema.ts';
import type { Writing } from './writing.ts';

const newQuarantine = rowInsert('quarantine', {
  columns: ['unit_id', 'kiosk_id', 'epoch', 'seq', 'reason', 'detail', 'since_ms'],
});

export async function insertQuarantine(
  { trx, insertRows }: Writing,
  rows: readonly QuarantineRow[],
): Promise<void> {
  await insertRows(trx, newQuarantine, rows);
}

/** A record that waits in quarantine, with its bytes. */
export type WaitingRecord = Seat & { readonly bytes: Bytes };

/** Records in quarantine for `reason` whose detail is one of `details`, in the order of the chain. */
export async function readWaiting(
  db: StoreReader,
  reason: string,
  details: readonly string[],
): Promise<WaitingRecord[]> {
  // Nearly always nothing waits: this costs one look-up then, not a long list of parameters.
  const any = await db
    .selectFrom('quarantine')
    .select('seq')
    .where('reason', '=', reason)
    .limit(1)
    .executeTakeFirst();
  if (any === undefined) return [];
  return db
    .selectFrom('quarantine as q')
    .innerJoin('records as r', (join) =>
      join
        .onRef('r.unit_id', '=', 'q.unit_id')
        .onRef('r.kiosk_id', '=', 'q.kiosk_id')
        .onRef('r.epoch', '=', 'q.epoch')
        .onRef('r.seq', '=', 'q.seq'),
    )
    .select(['r.unit_id', 'r.kiosk_id', 'r.epoch', 'r.seq', 'r.bytes'])
    .where('q.reason', '=', reason)
    .where('q.detail', 'in', details)
    .orderBy('r.kiosk_id')
    .orderBy('r.epoch')
    .orderBy('r.seq')
    .execute();
}

/** Lets a record out of quarantine: from now on it counts. */
export async function releaseFromQuarantine({ trx }: Writing, seat: Seat): Promise<void> {
  await trx
    .deleteFrom('quarantine')
    .where('unit_id', '=', seat.unit_id)
    .where('kiosk_id', '=', seat.kiosk_id)
    .where('epoch', '=', seat.epoch)
    .where('seq', '=', seat.seq)
    .execute();
}

/** Gives another reason why a record does not count. */
export async function changeQuarantine(
  { trx }: Writing,
  seat: Seat,
  { reason, detail }: Pick<QuarantineRow, 'reason' | 'detail'>,
): Promise<void> {
  await trx
    .updateTable('quarantine')
    .set({ reason, detail })
    .where('unit_id', '=', seat.unit_id)
    .where('kiosk_id', '=', seat.kiosk_id)
    .where('epoch', '=', seat.epoch)
    .where('seq', '=', seat.seq)
    .execute();
}
