import type { Standings } from '../store/kiosk-standing.ts';
import { addToCounts } from '../store/counts.ts';
import { noteContacts } from '../store/kiosk-contacts.ts';
import type { QuarantineDecision } from '../store/quarantine.ts';
import { seatKey, type Seat } from '../store/records.ts';
import { holdRoster, lockRoster } from '../store/roster-lock.ts';
import type { Writing } from '../store/writing.ts';
import { contactsOfRatings } from './contacts.ts';
import { countChanges } from './count-changes.ts';
import type { Quarantined } from './interpret.ts';
import { moveBySaidDuties, type SaidMove } from './move-by-said-duties.ts';
import type { Delivery, OpenedRecord } from './opened-batch.ts';
import { readRecords, type ReadRecord } from './read-records.ts';
import { takeAmendments } from './take-amendments.ts';
import { takeDuties } from './take-duties.ts';
import { takeRatings } from './take-ratings.ts';

export interface Meaningful {
  readonly deliveries: readonly Delivery[];
  /** The records that are to be interpreted now; the others only bear witness to the time. */
  readonly isNew: (record: OpenedRecord) => boolean;
  readonly standings: Standings;
}

export interface TakenMeanings {
  /** Of the records that were interpreted: those that cannot be counted, and why. */
  readonly quarantined: ReadonlyMap<OpenedRecord, Quarantined>;
  /** What becomes of amendments that had waited for a rating which is here now. */
  readonly endedWaits: readonly QuarantineDecision[];
  /** Ratings that changed hands by what was said before they were given: for `auditMoves`. */
  readonly moves: readonly SaidMove[];
}

/**
 * Ratings, amendments and duties of the new records into tables and counts. Who says who serves
 * corrects the roster: such a group takes its lock before anything is read, and ratings that came
 * before the duty are given to whom it names.
 */
export async function takeMeanings(writing: Writing, given: Meaningful): Promise<TakenMeanings> {
  await (saysDuty(given) ? lockRoster(writing) : holdRoster(writing));
  const read = await readNewRecords(writing, given);
  const duties = await takeDuties(writing, ofKind(read, 'duty'));
  const ratings = await takeRatings(writing, ofKind(read, 'rating'));
  await noteContacts(writing, contactsOfRatings(ratings.rows));
  const arrived = ofKind(read, 'amendment').map(({ batch, opened, record }) => ({
    seat: seatOf(batch, opened),
    record,
  }));
  const amendments = await takeAmendments(writing, ratings.rows, arrived);
  await addToCounts(writing, countChanges(amendments.changes));
  const moves = await moveBySaidDuties(writing, duties.said);
  const bySeat = new Map(amendments.quarantined.map(({ seat, why }) => [seatKey(seat), why]));
  const quarantined = new Map<OpenedRecord, Quarantined>();
  for (const { batch, opened, meaning } of read) {
    const own = meaning.kind === 'quarantine' ? meaning : undefined;
    const seat = seatOf(batch, opened);
    const why =
      own ??
      duties.quarantined.get(opened) ??
      ratings.quarantined.get(opened) ??
      bySeat.get(seatKey(seat));
    if (why !== undefined) quarantined.set(opened, why);
  }
  return { quarantined, endedWaits: amendments.endedWaits, moves };
}

const saysDuty = ({ deliveries, isNew }: Meaningful): boolean =>
  deliveries.some(({ records }) =>
    records.some(
      (record) => record.understood.ok && record.understood.value.kind === 'duty' && isNew(record),
    ),
  );

/** The seat of a record, with the unit that its kiosk belongs to for life. */
export const seatOf = (
  { unitId, kioskId }: Pick<Delivery, 'unitId' | 'kioskId'>,
  { epoch, seq }: Pick<OpenedRecord, 'epoch' | 'seq'>,
): Seat => ({ unit_id: unitId, kiosk_id: kioskId, epoch, seq });

async function readNewRecords(
  writing: Writing,
  { deliveries, isNew, standings }: Meaningful,
): Promise<ReadRecord[]> {
  const read: ReadRecord[] = [];
  for (const delivery of deliveries) {
    read.push(...(await readRecords(writing, delivery, { isNew, standings })));
  }
  return read;
}

function ofKind<Kind extends 'rating' | 'amendment' | 'duty'>(
  read: readonly ReadRecord[],
  kind: Kind,
) {
  return read.flatMap(({ batch, opened, meaning }) => {
    if (meaning.kind !== 'record' || meaning.record.kind !== kind) return [];
    // The comparison above has picked the kind; the compiler does not narrow by a type parameter.
    const record = meaning.record as Extract<typeof meaning.record, { kind: Kind }>;
    return [{ batch, opened, record, at: meaning.at }];
  });
}
