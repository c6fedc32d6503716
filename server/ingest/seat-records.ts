import { insertForks, insertRecords, readHashes, seatKey } from '../store/records.ts';
import type { RecordRow } from '../store/schema.ts';
import type { Writing } from '../store/writing.ts';
import { groupsBy } from './groups-by.ts';
import type { OpenedBatch, OpenedRecord } from './opened-batch.ts';

/** What became of a record's bytes: a free seat, the same bytes again, or other bytes on a taken one. */
export type Seating = 'new' | 'duplicate' | 'fork';

/**
 * Gives each record its seat in its chain. A seat is taken once, for ever; other bytes that claim
 * it are kept beside it.
 */
export async function seatRecords(
  writing: Writing,
  batches: readonly OpenedBatch[],
): Promise<Map<OpenedRecord, Seating>> {
  const claims = batches.flatMap((batch) =>
    batch.records.map((record) => ({ record, row: rowOf(batch, record) })),
  );
  // Two claims of one seat inside the group: the first is offered to the store.
  const first = new Map(claims.toReversed().map((claim) => [seatKey(claim.row), claim]));
  const offered = [...first.values()].toReversed();
  const free = await insertRecords(
    writing,
    offered.map(({ row }) => row),
  );
  const isNew = (claim: Claim): boolean => free.has(claim.row);
  const taken = claims.filter((claim) => !isNew(claim));
  const stored = await storedHashes(writing, taken);
  const seatings = new Map<OpenedRecord, Seating>(claims.map(({ record }) => [record, 'new']));
  const forks = taken.filter(({ row }) => stored.get(seatKey(row)) !== row.hash);
  for (const { record } of taken) seatings.set(record, 'duplicate');
  for (const { record } of forks) seatings.set(record, 'fork');
  await insertForks(
    writing,
    forks.map(({ row }) => row),
  );
  return seatings;
}

interface Claim {
  readonly record: OpenedRecord;
  readonly row: RecordRow;
}

async function storedHashes(
  { trx }: Writing,
  claims: readonly Claim[],
): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  for (const inChain of groupsBy(claims, ({ row }) => `${row.kiosk_id}.${row.epoch}`)) {
    const [{ row: chain }] = inChain;
    const seqs = inChain.map(({ row }) => row.seq);
    const stored = await readHashes(trx, chain, seqs);
    for (const [seq, hash] of stored) hashes.set(seatKey({ ...chain, seq }), hash);
  }
  return hashes;
}

const rowOf = (batch: OpenedBatch, record: OpenedRecord): RecordRow => ({
  unit_id: batch.unitId,
  kiosk_id: batch.kioskId,
  epoch: record.epoch,
  seq: record.seq,
  hash: record.hash,
  prev: record.prev,
  bytes: record.bytes,
  signature: record.signature,
  received_at_ms: batch.receivedAtMs,
});
