import type { Bytes } from '../../shared/record/bytes.ts';
import type { StoreReader } from './open-store.ts';
import { rowInsert } from './row-insert.ts';
import type { RecordRow } from './schema.ts';
import type { Writing } from './writing.ts';

/** The seat of a record, unique for ever. */
export type Seat = Pick<RecordRow, 'unit_id' | 'kiosk_id' | 'epoch' | 'seq'>;

/** The stretch of one chain that a question is about. */
export type Chain = Pick<RecordRow, 'unit_id' | 'kiosk_id' | 'epoch'>;

/** A seat as a key for maps and sets. */
export const seatKey = (seat: Omit<Seat, 'unit_id'>): string =>
  `${seat.kiosk_id}.${seat.epoch}.${seat.seq}`;

const COLUMNS = [
  'unit_id',
  'kiosk_id',
  'epoch',
  'seq',
  'hash',
  'prev',
  'bytes',
  'signature',
  'received_at_ms',
] as const;

const newRecord = rowInsert('records', {
  columns: COLUMNS,
  onConflict: 'on conflict do nothing',
  key: ['kiosk_id', 'epoch', 'seq'],
});

const newFork = rowInsert('forks', {
  columns: COLUMNS,
  onConflict: 'on conflict do nothing',
  key: ['kiosk_id', 'epoch', 'seq', 'hash'],
});

/**
 * Stores raw records and answers those whose seat was free. Never ask first and insert then: the
 * unique key alone decides between two senders.
 */
export async function insertRecords(
  { trx, insertRows }: Writing,
  rows: readonly RecordRow[],
): Promise<Set<RecordRow>> {
  return new Set(await insertRows(trx, newRecord, rows));
}

/** Keeps other bytes that claim a taken seat. */
export async function insertForks(
  { trx, insertRows }: Writing,
  rows: readonly RecordRow[],
): Promise<void> {
  await insertRows(trx, newFork, rows);
}

/** Hashes of stored records by seq. */
export async function readHashes(
  db: StoreReader,
  chain: Chain,
  seqs: readonly number[],
): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('records')
    .select(['seq', 'hash'])
    .where('unit_id', '=', chain.unit_id)
    .where('kiosk_id', '=', chain.kiosk_id)
    .where('epoch', '=', chain.epoch)
    .where('seq', 'in', seqs)
    .execute();
  return new Map(rows.map(({ seq, hash }) => [seq, hash]));
}

/** Hashes of stored records with those that they name before them. */
export function readLinks(
  db: StoreReader,
  chain: Chain,
  seqs: readonly number[],
): Promise<Pick<RecordRow, 'seq' | 'hash' | 'prev'>[]> {
  return db
    .selectFrom('records')
    .select(['seq', 'hash', 'prev'])
    .where('unit_id', '=', chain.unit_id)
    .where('kiosk_id', '=', chain.kiosk_id)
    .where('epoch', '=', chain.epoch)
    .where('seq', 'in', seqs)
    .execute();
}

/** Hashes of the first `limit` stored records behind `afterSeq`, in order of seq. */
export function readHashesAfter(
  db: StoreReader,
  chain: Chain,
  { afterSeq, limit }: { readonly afterSeq: number; readonly limit: number },
): Promise<{ seq: number; hash: string }[]> {
  return db
    .selectFrom('records')
    .select(['seq', 'hash'])
    .where('unit_id', '=', chain.unit_id)
    .where('kiosk_id', '=', chain.kiosk_id)
    .where('epoch', '=', chain.epoch)
    .where('seq', '>', afterSeq)
    .orderBy('seq')
    .limit(limit)
    .execute();
}

/** Raw bytes of one record; undefined when it is not here. */
export async function readRecordBytes(db: StoreReader, seat: Seat): Promise<Bytes | undefined> {
  const row = await db
    .selectFrom('records')
    .select('bytes')
    .where('unit_id', '=', seat.unit_id)
    .where('kiosk_id', '=', seat.kiosk_id)
    .where('epoch', '=', seat.epoch)
    .where('seq', '=', seat.seq)
    .executeTakeFirst();
  return row?.bytes;
}

/**
 * Raw bytes of the first record behind `seq` that was here at `receivedByMs`; undefined when none
 * was.
 */
export async function readBytesBehind(
  db: StoreReader,
  seat: Seat,
  receivedByMs: number,
): Promise<Bytes | undefined> {
  const row = await db
    .selectFrom('records')
    .select('bytes')
    .where('unit_id', '=', seat.unit_id)
    .where('kiosk_id', '=', seat.kiosk_id)
    .where('epoch', '=', seat.epoch)
    .where('seq', '>', seat.seq)
    .where('received_at_ms', '<=', receivedByMs)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
  return row?.bytes;
}
