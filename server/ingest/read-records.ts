import type { Bytes } from '../../shared/record/bytes.ts';
import type { KioskRecord, TimeEvidence } from '../../shared/record/record.ts';
import { parseJson } from '../../shared/validation/parse.ts';
import { recordSchema } from '../../shared/validation/record-schema.ts';
import { chainStandingOf, type Standings } from '../store/kiosk-standing.ts';
import { readBytesBehind, readRecordBytes } from '../store/records.ts';
import type { Writing } from '../store/writing.ts';
import { certain } from './certain.ts';
import { quarantine, type Quarantined } from './interpret.ts';
import type { Delivery, OpenedRecord } from './opened-batch.ts';
import { ratedAt, type RatedAt } from './rated-at.ts';

/** A new record as this program understands it, with the time at which it was written. */
export interface ReadRecord {
  readonly batch: Delivery;
  readonly opened: OpenedRecord;
  readonly meaning:
    { readonly kind: 'record'; readonly record: KioskRecord; readonly at: RatedAt } | Quarantined;
}

/**
 * Reads the new records of a batch. The records that the server knew already bear witness to the
 * time of the new ones, and so do the record before the first and one that stands behind the last:
 * a kiosk that was away sends its newest record first, and then what waited.
 */
export async function readRecords(
  writing: Writing,
  batch: Delivery,
  given: { readonly isNew: (record: OpenedRecord) => boolean; readonly standings: Standings },
): Promise<ReadRecord[]> {
  const read: ReadRecord[] = [];
  for (const [epoch, records] of Map.groupBy(batch.records, (record) => record.epoch)) {
    const fresh = records.filter(given.isNew);
    if (fresh.length === 0) continue;
    const { kioskId } = batch;
    const { openedAtMs } = chainStandingOf(given.standings, { kioskId, epoch });
    const times = await timesOf(writing, batch, { records, openedAtMs });
    read.push(...fresh.map((opened) => ({ batch, opened, meaning: meaningOf(opened, times) })));
  }
  return read;
}

function meaningOf(
  { understood, seq }: OpenedRecord,
  times: ReadonlyMap<number, RatedAt>,
): ReadRecord['meaning'] {
  if (!understood.ok) return quarantine('unknown-meaning', understood.error);
  const at = certain(times.get(seq), `time of record ${seq}`);
  return { kind: 'record', record: understood.value, at };
}

/** Times by seq of the records of one epoch that are understood. */
async function timesOf(
  writing: Writing,
  batch: Delivery,
  chain: { readonly records: readonly OpenedRecord[]; readonly openedAtMs: number },
): Promise<Map<number, RatedAt>> {
  const understood = chain.records
    .flatMap(({ understood: record }) => (record.ok ? [record.value] : []))
    .toSorted((a, b) => a.seq - b.seq);
  const before = await evidenceBefore(writing, batch, understood[0]);
  const behind = await evidenceBehind(writing, batch, {
    last: understood.at(-1),
    lastSeq: Math.max(...chain.records.map(({ seq }) => seq)),
  });
  const bounds = { openedAtMs: chain.openedAtMs, receivedAtMs: batch.receivedAtMs };
  const evidence = [...before, ...understood.map(({ time }) => time), ...behind];
  const own = ratedAt(evidence, bounds).slice(before.length);
  return new Map(
    understood.map(({ seq }, index) => [seq, certain(own[index], `time of record ${seq}`)]),
  );
}

/** Evidence of the stored record before `first`, looked up only where `first` has none itself. */
async function evidenceBefore(
  { trx }: Writing,
  { unitId, kioskId }: Delivery,
  first: KioskRecord | undefined,
): Promise<TimeEvidence[]> {
  if (first === undefined || first.seq === 1 || first.time.anchor !== null) return [];
  const { epoch, seq } = first;
  const seat = { unit_id: unitId, kiosk_id: kioskId, epoch, seq: seq - 1 };
  return evidenceOf(await readRecordBytes(trx, seat));
}

/** A record whose anchor is not older than that is known well by its receipt. */
const FRESH_ANCHOR_MS = 120_000;

/** Evidence of the stored record behind a batch, looked up only where the batch waited. */
async function evidenceBehind(
  { trx }: Writing,
  { unitId, kioskId, receivedAtMs }: Delivery,
  { last, lastSeq }: { readonly last: KioskRecord | undefined; readonly lastSeq: number },
): Promise<TimeEvidence[]> {
  if (last === undefined) return [];
  const { anchor } = last.time;
  if (anchor !== null && receivedAtMs - anchor.serverMs <= FRESH_ANCHOR_MS) return [];
  const seat = { unit_id: unitId, kiosk_id: kioskId, epoch: last.epoch, seq: lastSeq };
  return evidenceOf(await readBytesBehind(trx, seat, receivedAtMs));
}

function evidenceOf(bytes: Bytes | undefined): TimeEvidence[] {
  if (bytes === undefined) return [];
  const record = parseJson(recordSchema, new TextDecoder().decode(bytes));
  return record.ok ? [record.value.time] : [];
}
