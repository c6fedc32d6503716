import { dutiesWithNames } from './duties.ts';
import type { StoreReader } from './open-store.ts';
import { seatKey, type Seat } from './records.ts';
import type { DutyRow } from './schema.ts';

/** A stretch as it stood, of the roster or said at the kiosk in the record of a seat. */
export type StandingDuty = Omit<DutyRow, 'official_id'> & {
  readonly official_id: string | null;
  readonly seat?: Seat;
};

/**
 * The first stretch at the same counter, other than itself, that is in the way of one. A correction
 * of what was said at a kiosk holds over the roster: only another correction is in its way. It is
 * in the way of the roster in turn, except of what lay under it `before` already.
 */
export async function overlappingDuty(db: StoreReader, duty: DutyRow, before: StandingDuty | null) {
  const planned = before?.seat === undefined ? await plannedInTheWay(db, duty) : undefined;
  return planned ?? (await correctionInTheWay(db, duty, before));
}

const plannedInTheWay = (db: StoreReader, duty: DutyRow) =>
  dutiesWithNames(db)
    .where('d.counter_id', '=', duty.counter_id)
    .where('d.id', '<>', duty.id)
    .where('d.starts_at_ms', '<', duty.ends_at_ms)
    .where('d.ends_at_ms', '>', duty.starts_at_ms)
    .orderBy('d.starts_at_ms')
    .limit(1)
    .executeTakeFirst();

async function correctionInTheWay(db: StoreReader, duty: DutyRow, before: StandingDuty | null) {
  const rows = await db
    .selectFrom('kiosk_duties as d')
    .innerJoin('officials as o', 'o.id', 'd.official_id')
    .select(['d.unit_id', 'd.kiosk_id', 'd.epoch', 'd.seq', 'd.starts_at_ms', 'd.ends_at_ms'])
    .select(['o.honorific', 'o.family_name', 'o.given_name'])
    .where('d.counter_id', '=', duty.counter_id)
    .where('d.corrected_at_ms', 'is not', null)
    .where('d.withdrawn', '=', 0)
    .where('d.starts_at_ms', '<', duty.ends_at_ms)
    .where('d.ends_at_ms', '>', duty.starts_at_ms)
    .orderBy('d.starts_at_ms')
    .execute();
  const isRoster = before !== null && before.seat === undefined;
  const others = rows
    .map((row) => ({ ...row, id: seatKey(row) }))
    .filter((row) => row.id !== duty.id && !(isRoster && overlap(before, row)));
  return others[0];
}

type Times = Pick<DutyRow, 'starts_at_ms' | 'ends_at_ms'>;

const overlap = (a: Times, b: Times): boolean =>
  a.starts_at_ms < b.ends_at_ms && b.starts_at_ms < a.ends_at_ms;
