import type { ProblemCode } from '../../shared/api/problems.ts';
import type { RecordResult, SeatRange } from '../../shared/record/receipt.ts';
import { appendAudit } from '../store/audit-log.ts';
import { noteContacts } from '../store/kiosk-contacts.ts';
import { writeHealth } from '../store/kiosk-health.ts';
import { readStandings, suspendKiosk, type Standings } from '../store/kiosk-standing.ts';
import { missingSeats } from '../store/missing-seats.ts';
import type { Store } from '../store/open-store.ts';
import { decideQuarantine, insertQuarantine } from '../store/quarantine.ts';
import { inTransaction, type Writing } from '../store/writing.ts';
import { admit, AFTER_REVOCATION, type Admission } from './admission.ts';
import { advanceHeads, type Head } from './advance-heads.ts';
import { certain } from './certain.ts';
import { chainBreaks, type NewLink } from './chain-breaks.ts';
import { contactsOfBatches } from './contacts.ts';
import { healthRowOf } from './health-row.ts';
import { quarantine, type Quarantined } from './interpret.ts';
import { auditMoves } from './move-by-said-duties.ts';
import type { OpenedBatch, OpenedRecord } from './opened-batch.ts';
import { printable } from './printable.ts';
import { seatRecords, type Seating } from './seat-records.ts';
import { seatOf, takeMeanings } from './take-meanings.ts';

/** What became of a batch. `accepted` means: committed. */
export type BatchOutcome =
  | {
      readonly kind: 'accepted';
      readonly results: readonly RecordResult[];
      readonly head: Head;
      readonly missing: readonly SeatRange[];
    }
  | { readonly kind: 'refused'; readonly code: ProblemCode };

export interface GroupAcceptor {
  readonly store: Store;
  /** UUIDv7, for entries of the audit log and for decisions. */
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
    const admissions = await admit(writing, standings, batches);
    const admitted = batches.filter((batch) => admissions.get(batch)?.kind !== 'refused');
    const seatings = await seatRecords(writing, admitted);
    const group = { admissions, admitted, seatings, standings, newId };
    const quarantined = await interpretGroup(writing, group);
    const heads = await advanceHeads(writing, standings, newLinksOf(admitted, seatings));
    await stopForkedKiosks(writing, group);
    await writeHealth(writing, admitted.flatMap(healthRowOf));
    await noteContacts(writing, contactsOfBatches(admitted));
    const outcomes: BatchOutcome[] = [];
    for (const batch of batches) {
      const admission = admissions.get(batch);
      if (admission?.kind === 'refused') outcomes.push(admission);
      else {
        const head = heads(batch.kioskId, batch.epoch) ?? { through: 0, hash: null };
        outcomes.push({
          kind: 'accepted',
          results: batch.records.map((record) => resultOf(record, seatings, quarantined)),
          head,
          missing: await missingOf(writing, batch, head),
        });
      }
    }
    return outcomes;
  });
}

type Seatings = ReadonlyMap<OpenedRecord, Seating>;

interface Group {
  readonly admissions: ReadonlyMap<OpenedBatch, Admission>;
  readonly admitted: readonly OpenedBatch[];
  readonly seatings: Seatings;
  readonly standings: Standings;
  readonly newId: () => string;
}

/** Counts what can be counted of the new records; answers what waits in quarantine, and why. */
async function interpretGroup(
  writing: Writing,
  { admissions, admitted, seatings, standings, newId }: Group,
): Promise<ReadonlyMap<OpenedRecord, Quarantined>> {
  const links = newLinksOf(admitted, seatings);
  const isAside = (batch: OpenedBatch): boolean => admissions.get(batch)?.kind === 'set-aside';
  const aside = new Map<OpenedRecord, Quarantined>([
    ...(await chainBreaks(writing, standings, links)),
    ...links
      .filter(({ batch }) => isAside(batch))
      .map(({ record }) => [record, quarantine(AFTER_REVOCATION, '')] as const),
  ]);
  const { quarantined, endedWaits, moves } = await takeMeanings(writing, {
    deliveries: admitted,
    isNew: (record) => seatings.get(record) === 'new' && !aside.has(record),
    standings,
  });
  const all = new Map([...aside, ...quarantined]);
  const rows = links.flatMap(({ batch, record }) => {
    const why = all.get(record);
    if (why === undefined) return [];
    const detail = printable(why.detail, 500);
    const seat = seatOf(batch, record);
    return [{ ...seat, reason: why.reason, detail, since_ms: batch.receivedAtMs }];
  });
  await insertQuarantine(writing, rows);
  const atMs = Math.max(0, ...admitted.map(({ receivedAtMs }) => receivedAtMs));
  const act = { newId, atMs, accountId: null };
  await decideQuarantine(writing, endedWaits, act);
  await auditMoves(writing, moves, act);
  return all;
}

const newLinksOf = (batches: readonly OpenedBatch[], seatings: Seatings): NewLink[] =>
  batches.flatMap((batch) =>
    batch.records
      .filter((record) => seatings.get(record) === 'new')
      .map((record) => ({ batch, record })),
  );

/** A chain with two histories: somebody rolled the tablet back or copied its key. */
async function stopForkedKiosks(
  writing: Writing,
  { admissions, admitted, seatings, newId }: Group,
): Promise<void> {
  for (const batch of admitted) {
    const forked = batch.records.filter((record) => seatings.get(record) === 'fork');
    if (forked.length === 0 || admissions.get(batch)?.kind !== 'counted') continue;
    await suspendKiosk(writing, batch.kioskId);
    await appendAudit(writing.trx, {
      id: newId(),
      atMs: batch.receivedAtMs,
      accountId: null,
      action: 'kiosk.suspend',
      unitId: batch.unitId,
      detail: {
        kiosk: batch.kioskId,
        reason: 'fork',
        seats: forked.map(({ epoch, seq }) => ({ epoch, seq })),
      },
    });
  }
}

/** Asks the store only when the kiosk has written more than is here and than it still has to send. */
async function missingOf(
  { trx }: Writing,
  { unitId, kioskId, epoch, health, records }: OpenedBatch,
  { through }: Head,
): Promise<readonly SeatRange[]> {
  if (health === null) return [];
  const lastSeq = health.head?.seq ?? 0;
  const stillToCome = Math.max(0, health.pending - records.length);
  if (lastSeq - through <= stillToCome) return [];
  const chain = { unit_id: unitId, kiosk_id: kioskId, epoch };
  return missingSeats(trx, { ...chain, afterSeq: through, lastSeq });
}

function resultOf(
  record: OpenedRecord,
  seatings: Seatings,
  quarantined: ReadonlyMap<OpenedRecord, Quarantined>,
): RecordResult {
  const { epoch, seq, hash } = record;
  const seating = certain(seatings.get(record), `seating of record ${seq}`);
  if (seating !== 'new') return { epoch, seq, hash, fate: seating };
  return { epoch, seq, hash, fate: quarantined.has(record) ? 'quarantined' : 'stored' };
}
