import type { ProblemCode } from '../../shared/api/problems.ts';
import type { RecordResult } from '../../shared/record/receipt.ts';
import { appendAudit } from '../store/audit-log.ts';
import { addToCounts } from '../store/counts.ts';
import { writeHealth } from '../store/kiosk-health.ts';
import { readStandings, suspendKiosk, type KioskStanding } from '../store/kiosk-standing.ts';
import type { Store } from '../store/open-store.ts';
import { insertQuarantine } from '../store/quarantine.ts';
import { seatKey, type Seat } from '../store/records.ts';
import { inTransaction, type Writing } from '../store/writing.ts';
import { advanceHeads, type Head } from './advance-heads.ts';
import { countChanges } from './count-changes.ts';
import { healthRowOf } from './health-row.ts';
import type { Quarantined } from './interpret.ts';
import type { OpenedBatch, OpenedRecord } from './opened-batch.ts';
import { printable } from './printable.ts';
import { readRecords, type ReadRecord } from './read-records.ts';
import { seatRecords, type Seating } from './seat-records.ts';
import { takeAmendments } from './take-amendments.ts';
import { takeRatings } from './take-ratings.ts';

/** What became of a batch. `accepted` means: committed. */
export type BatchOutcome =
  | { readonly kind: 'accepted'; readonly results: readonly RecordResult[]; readonly head: Head }
  | { readonly kind: 'refused'; readonly code: ProblemCode };

export interface GroupAcceptor {
  readonly store: Store;
  /** UUIDv7, for entries of the audit log. */
  readonly newId: () => string;
}

/**
 * Takes a group of batches in, all in one transaction: raw bytes, meaning, counts, heads. The
 * answer, one outcome per batch in their order, comes after COMMIT. Throws what the store throws,
 * and then nothing of the group is there.
 */
export function acceptGroup(
  { store, newId }: GroupAcceptor,
  batches: readonly OpenedBatch[],
): Promise<BatchOutcome[]> {
  return inTransaction(store, async (writing) => {
    const kioskIds = [...new Set(batches.map(({ kioskId }) => kioskId))];
    const standings = await readStandings(writing, kioskIds);
    const admitted = batches.filter((batch) => refusalOf(standings, batch) === undefined);
    const seatings = await seatRecords(writing, admitted);
    const quarantined = await takeMeanings(writing, { batches: admitted, seatings, standings });
    const heads = await advanceHeads(writing, standings, newRecordsOf(admitted, seatings));
    await stopForkedKiosks(writing, { batches: admitted, seatings, newId });
    await writeHealth(writing, lastOfEachKiosk(admitted).map(healthRowOf));
    return batches.map((batch): BatchOutcome => {
      const code = refusalOf(standings, batch);
      if (code !== undefined) return { kind: 'refused', code };
      return {
        kind: 'accepted',
        results: batch.records.map((record) => resultOf(record, seatings, quarantined)),
        head: heads(batch.kioskId, batch.epoch) ?? { through: 0, hash: null },
      };
    });
  });
}

type Standings = ReadonlyMap<string, KioskStanding>;
type Seatings = ReadonlyMap<OpenedRecord, Seating>;

interface Admitted {
  readonly batches: readonly OpenedBatch[];
  readonly seatings: Seatings;
}

function refusalOf(standings: Standings, { kioskId }: OpenedBatch): ProblemCode | undefined {
  switch (standings.get(kioskId)?.status) {
    case 'active':
      return undefined;
    case 'suspended':
      return 'kiosk-suspended';
    case 'revoked':
      return 'kiosk-revoked';
    case undefined:
      return 'unknown-kiosk';
  }
}

/** Ratings and amendments of the new records into tables and counts; answers what was set aside. */
async function takeMeanings(
  writing: Writing,
  admitted: Admitted & { readonly standings: Standings },
): Promise<ReadonlyMap<OpenedRecord, Quarantined>> {
  const read = await readNewRecords(writing, admitted);
  const ratings = await takeRatings(writing, ofKind(read, 'rating'));
  const arrived = ofKind(read, 'amendment').map(({ batch, opened, record }) => ({
    seat: seatOf(batch, opened),
    record,
  }));
  const amendments = await takeAmendments(writing, ratings.rows, arrived);
  await addToCounts(writing, countChanges(amendments.changes));
  const bySeat = new Map(amendments.quarantined.map(({ seat, why }) => [seatKey(seat), why]));
  const quarantined = new Map<OpenedRecord, Quarantined>();
  const rows = read.flatMap(({ batch, opened, meaning }) => {
    const seat = seatOf(batch, opened);
    const own = meaning.kind === 'quarantine' ? meaning : undefined;
    const why = own ?? ratings.quarantined.get(opened) ?? bySeat.get(seatKey(seat));
    if (why === undefined) return [];
    quarantined.set(opened, why);
    const detail = printable(why.detail, 500);
    return [{ ...seat, reason: why.reason, detail, since_ms: batch.receivedAtMs }];
  });
  await insertQuarantine(writing, rows);
  return quarantined;
}

async function readNewRecords(
  writing: Writing,
  { batches, seatings, standings }: Admitted & { readonly standings: Standings },
): Promise<ReadRecord[]> {
  const read: ReadRecord[] = [];
  for (const batch of batches) {
    const standing = standings.get(batch.kioskId);
    if (standing === undefined) continue;
    const isNew = (record: OpenedRecord): boolean => seatings.get(record) === 'new';
    read.push(...(await readRecords(writing, batch, { isNew, standing })));
  }
  return read;
}

function ofKind<Kind extends 'rating' | 'amendment'>(read: readonly ReadRecord[], kind: Kind) {
  return read.flatMap(({ batch, opened, meaning }) => {
    if (meaning.kind !== 'record' || meaning.record.kind !== kind) return [];
    // The comparison above has picked the kind; the compiler does not narrow by a type parameter.
    const record = meaning.record as Extract<typeof meaning.record, { kind: Kind }>;
    return [{ batch, opened, record, at: meaning.at }];
  });
}

const newRecordsOf = (batches: readonly OpenedBatch[], seatings: Seatings) =>
  batches.flatMap((batch) =>
    batch.records
      .filter((record) => seatings.get(record) === 'new')
      .map((record) => ({ batch, record })),
  );

/** A chain with two histories: somebody rolled the tablet back or copied its key. */
async function stopForkedKiosks(
  writing: Writing,
  { batches, seatings, newId }: Admitted & Pick<GroupAcceptor, 'newId'>,
): Promise<void> {
  for (const batch of batches) {
    const forked = batch.records.filter((record) => seatings.get(record) === 'fork');
    if (forked.length === 0) continue;
    await suspendKiosk(writing, batch.kioskId);
    await appendAudit(writing.trx, {
      id: newId(),
      atMs: batch.receivedAtMs,
      accountId: null,
      action: 'kiosk.suspend',
      detail: {
        kiosk: batch.kioskId,
        reason: 'fork',
        seats: forked.map(({ epoch, seq }) => ({ epoch, seq })),
      },
    });
  }
}

const lastOfEachKiosk = (batches: readonly OpenedBatch[]): OpenedBatch[] => [
  ...new Map(batches.map((batch) => [batch.kioskId, batch])).values(),
];

const seatOf = (batch: OpenedBatch, { epoch, seq }: OpenedRecord): Seat => ({
  unit_id: batch.unitId,
  kiosk_id: batch.kioskId,
  epoch,
  seq,
});

function resultOf(
  record: OpenedRecord,
  seatings: Seatings,
  quarantined: ReadonlyMap<OpenedRecord, Quarantined>,
): RecordResult {
  const { epoch, seq, hash } = record;
  const seating = seatings.get(record) ?? 'duplicate';
  if (seating !== 'new') return { epoch, seq, hash, fate: seating };
  return { epoch, seq, hash, fate: quarantined.has(record) ? 'quarantined' : 'stored' };
}
