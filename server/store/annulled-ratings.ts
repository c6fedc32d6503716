import { sql } from 'kysely';
import { chunksOf } from '../../shared/chunks-of.ts';
import { atomOf } from '../../shared/domain/atom.ts';
import { addDays, localDayOf } from '../../shared/domain/local-day.ts';
import { periodRange, type Period } from '../../shared/domain/period.ts';
import { inForce, notAnnulled, type AnnulmentWindow } from './annulments.ts';
import type { AnnulledCountRow, AnnulledRatingRow } from './annulment-rows.ts';
import type { StoreReader } from './open-store.ts';
import { ratingKey, type RatingIds } from './ratings.ts';
import { rowInsert } from './row-insert.ts';
import type { RatingRow } from './schema.ts';
import type { Writing } from './writing.ts';

const newAnnulled = rowInsert('annulled_ratings', {
  columns: ['unit_id', 'rating_id', 'annulment_id'],
});

const newCount = rowInsert('annulled_counts', {
  columns: ['unit_id', 'annulment_id', 'first_atom', 'last_atom', 'n'],
});

/** How many ids one statement names. */
const CHUNK = 500;

/** Fixes what an approved annulment covers. */
export async function insertAnnulled(
  { trx, insertRows }: Writing,
  rows: readonly AnnulledRatingRow[],
  counts: readonly AnnulledCountRow[],
): Promise<void> {
  await insertRows(trx, newAnnulled, rows);
  await insertRows(trx, newCount, counts);
}

/** Of some ratings those that an annulment in force puts out of the figures, by `ratingKey`. */
export async function annulledAmong(
  db: StoreReader,
  { unitIds, ratingIds }: RatingIds,
): Promise<Set<string>> {
  const found = new Set<string>();
  for (const ids of chunksOf(ratingIds, CHUNK)) {
    const rows = await db
      .selectFrom('annulled_ratings')
      .select(['unit_id', 'rating_id'])
      .where('unit_id', 'in', unitIds)
      .where('rating_id', 'in', ids)
      .where('annulment_id', 'in', inForce(db))
      .execute();
    for (const row of rows) found.add(ratingKey(row));
  }
  return found;
}

/** The ratings that an approved annulment covers, also when it was lifted. */
export function ratingsCoveredBy(
  db: StoreReader,
  { id, unitId }: Readonly<{ id: string; unitId: string }>,
): Promise<RatingRow[]> {
  return db
    .selectFrom('annulled_ratings as a')
    .innerJoin('ratings as r', (join) =>
      join.onRef('r.unit_id', '=', 'a.unit_id').onRef('r.rating_id', '=', 'a.rating_id'),
    )
    .selectAll('r')
    .where('a.unit_id', '=', unitId)
    .where('a.annulment_id', '=', id)
    .orderBy('r.rating_id')
    .execute();
}

/** The ratings of a window: those of which it is certain that they were given in it. */
export function ratingsInWindow(db: StoreReader, window: AnnulmentWindow): Promise<RatingRow[]> {
  return ofPlace(db, window)
    .where('earliest_ms', '>=', window.fromMs)
    .where('latest_ms', '<', window.toMs)
    .where('local_day', '>=', localDayOf(window.fromMs))
    .where('local_day', '<=', localDayOf(window.toMs - 1))
    .orderBy('rating_id')
    .execute();
}

/** How far a rating whose moment is not known is looked for around a window, in days. */
const FARTHEST_DAYS = 366;

/**
 * How many may have been given in the window, or beside it. An annulment leaves them alone. Of a
 * year around the window, so that the index over days holds: a tablet that was away for longer is
 * not counted here.
 */
export async function countUncertain(db: StoreReader, window: AnnulmentWindow): Promise<number> {
  const { fromMs, toMs } = window;
  const row = await ofPlace(db, window)
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('latest_ms', '>=', fromMs)
    .where('earliest_ms', '<', toMs)
    .where((row) => row.or([row('earliest_ms', '<', fromMs), row('latest_ms', '>=', toMs)]))
    .where('local_day', '>=', addDays(localDayOf(fromMs), -FARTHEST_DAYS))
    .where('local_day', '<=', addDays(localDayOf(toMs - 1), FARTHEST_DAYS))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** How many ratings of a window no annulment in force covers. */
export async function countNotAnnulled(db: StoreReader, window: AnnulmentWindow): Promise<number> {
  const row = await ofPlace(db, window)
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('earliest_ms', '>=', window.fromMs)
    .where('latest_ms', '<', window.toMs)
    .where('local_day', '>=', localDayOf(window.fromMs))
    .where('local_day', '<=', localDayOf(window.toMs - 1))
    .where(notAnnulled(db))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** Reached by counter and day, for which there is an index; a kiosk's counters are its unit's. */
function ofPlace(db: StoreReader, { unitId, place }: AnnulmentWindow) {
  const ratings = db.selectFrom('ratings').selectAll().where('unit_id', '=', unitId);
  if (place.kind === 'counter') return ratings.where('counter_id', '=', place.id);
  const counters = db.selectFrom('counters').select('counters.id').where('unit_id', '=', unitId);
  return ratings.where('counter_id', 'in', counters).where('kiosk_id', '=', place.id);
}

/** Of every approved annulment of a scope: how many ratings, by the first atom they may be of. */
export function countsOfAnnulments(
  db: StoreReader,
  ids: readonly string[],
): Promise<AnnulledCountRow[]> {
  return db
    .selectFrom('annulled_counts')
    .selectAll()
    .where('annulment_id', 'in', ids)
    .orderBy('first_atom')
    .execute();
}

/** How many ratings of a period annulments in force put out of the figures of some units. */
export async function annulledInPeriod(
  db: StoreReader,
  period: Period,
  units: Parameters<typeof ofUnits>[1],
): Promise<number> {
  const { firstDay, lastDay } = periodRange(period);
  const row = await ofUnits(db, units)
    .where('annulment_id', 'in', inForce(db))
    .where('first_atom', '<=', atomOf(lastDay))
    .where('last_atom', '>=', atomOf(firstDay))
    .select(sql<number | null>`sum(n)`.as('n'))
    .executeTakeFirstOrThrow();
  return row.n ?? 0;
}

/** 'all' reaches every unit through the key. */
function ofUnits(db: StoreReader, units: readonly string[] | 'all') {
  const counts = db.selectFrom('annulled_counts');
  if (units === 'all') return counts;
  return counts.where('unit_id', 'in', units);
}
