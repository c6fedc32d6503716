import type { Bytes } from '../../shared/record/bytes.ts';
import type { ActContext } from './act-context.ts';
import type { StoreReader } from './open-store.ts';
import { rowInsert } from './row-insert.ts';
import type { Seat } from './records.ts';
import type { QuarantineDecisionRow, QuarantineRow } from './schema.ts';
import type { Writing } from './writing.ts';

const WAITING = ['unit_id', 'kiosk_id', 'epoch', 'seq', 'reason', 'detail', 'since_ms'] as const;

const newQuarantine = rowInsert('quarantine', { columns: WAITING });

const newDecision = rowInsert('quarantine_decisions', {
  columns: [...WAITING, 'id', 'at_ms', 'account_id', 'decision'],
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

/** What becomes of a record that waits: it is let out, or waits for another reason. */
export interface QuarantineDecision {
  readonly seat: Seat;
  /** Null: it is let out. */
  readonly waitsFor: Pick<QuarantineRow, 'reason' | 'detail'> | null;
}

/** Decides on records that wait; each decision is appended with what was said before it. */
export async function decideQuarantine(
  writing: Writing,
  decisions: readonly QuarantineDecision[],
  { newId, atMs, accountId }: ActContext,
): Promise<void> {
  const rows: QuarantineDecisionRow[] = [];
  for (const { seat, waitsFor } of decisions) {
    const row = await rowAt(writing, seat);
    if (row === undefined) throw new Error(`Record ${seat.seq} is not in quarantine.`);
    const decision = waitsFor === null ? 'released' : 'reason-changed';
    rows.push({ ...row, id: newId(), at_ms: atMs, account_id: accountId, decision });
    if (waitsFor === null) await removeRow(writing, seat);
    else await changeRow(writing, seat, waitsFor);
  }
  await writing.insertRows(writing.trx, newDecision, rows);
}

const rowAt = ({ trx }: Writing, seat: Seat): Promise<QuarantineRow | undefined> =>
  trx
    .selectFrom('quarantine')
    .select(WAITING)
    .where('unit_id', '=', seat.unit_id)
    .where('kiosk_id', '=', seat.kiosk_id)
    .where('epoch', '=', seat.epoch)
    .where('seq', '=', seat.seq)
    .executeTakeFirst();

const removeRow = ({ trx }: Writing, seat: Seat): Promise<unknown> =>
  trx
    .deleteFrom('quarantine')
    .where('unit_id', '=', seat.unit_id)
    .where('kiosk_id', '=', seat.kiosk_id)
    .where('epoch', '=', seat.epoch)
    .where('seq', '=', seat.seq)
    .execute();

const changeRow = (
  { trx }: Writing,
  seat: Seat,
  { reason, detail }: Pick<QuarantineRow, 'reason' | 'detail'>,
): Promise<unknown> =>
  trx
    .updateTable('quarantine')
    .set({ reason, detail })
    .where('unit_id', '=', seat.unit_id)
    .where('kiosk_id', '=', seat.kiosk_id)
    .where('epoch', '=', seat.epoch)
    .where('seq', '=', seat.seq)
    .execute();
