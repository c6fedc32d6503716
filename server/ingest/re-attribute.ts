import { chunksOf } from '../../shared/chunks-of.ts';
import { DAY_MS, addDays, localDayOf, type LocalDay } from '../../shared/domain/local-day.ts';
import { giveRatings, ratedDays, readRatingsOfDays } from '../store/attributed-ratings.ts';
import type { StoreReader } from '../store/open-store.ts';
import { addToCounts } from '../store/counts.ts';
import { ratingKey } from '../store/ratings.ts';
import { readDuties } from '../store/roster.ts';
import { NONE } from '../store/rating-rows.ts';
import type { RatingRow } from '../store/schema.ts';
import { storedDay } from '../store/stored-day.ts';
import type { Writing } from '../store/writing.ts';
import { rosterOf, type Duty } from './attribution.ts';
import {
  countedOfAll,
  countsOf,
  dropEmptied,
  takeFromCounts,
  RATINGS_AT_ONCE,
} from './counted-ratings.ts';
import { groupsBy } from './groups-by.ts';
import { ratedMoments } from './rated-moments.ts';

/** A stretch in which the duty at a counter was changed. UTC ms, the end not included. */
export type TouchedStretch = Pick<Duty, 'counterId' | 'startsAtMs' | 'endsAtMs'>;

/** How many days of a counter are in memory at a time. */
const DAYS_AT_A_TIME = 7;

/**
 * Gives the ratings of every day that a stretch touches to whom the roster names now at their
 * moment, and moves what was counted of them along. Answers how many changed hands. To be called
 * behind `lockRoster`, when the duties are written.
 */
export async function reAttribute(
  writing: Writing,
  touched: readonly TouchedStretch[],
): Promise<number> {
  let changed = 0;
  const counters = Map.groupBy(touched, ({ counterId }) => counterId);
  // In one order: two corrections at once never wait for each other's rows.
  for (const [counterId, stretches] of [...counters].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const days = await touchedDays(writing.trx, counterId, stretches);
    for (const window of chunksOf(days, DAYS_AT_A_TIME)) {
      const ratings = await readRatingsOfDays(writing.trx, counterId, window);
      const moved = await movedRatings(writing.trx, ratings);
      for (const some of chunksOf(moved, RATINGS_AT_ONCE)) await move(writing, some);
      changed += moved.length;
    }
  }
  return changed;
}

/** The days of the stretches, as far as the counter was rated at all. */
async function touchedDays(
  db: StoreReader,
  counterId: string,
  stretches: readonly TouchedStretch[],
): Promise<LocalDay[]> {
  const rated = await ratedDays(db, counterId);
  if (rated === undefined) return [];
  const days = new Set<LocalDay>();
  for (const { startsAtMs, endsAtMs } of stretches) {
    const [first, last] = [localDayOf(startsAtMs), localDayOf(endsAtMs - 1)];
    let day = first > rated.first ? first : storedDay(rated.first);
    for (; day <= last && day <= rated.last; day = addDays(day, 1)) days.add(day);
  }
  return [...days].sort();
}

interface MovedRating {
  readonly rating: RatingRow;
  readonly officialId: string | null;
}

/** Those whom the roster gives to somebody else than they stand by. */
async function movedRatings(
  db: StoreReader,
  ratings: readonly RatingRow[],
): Promise<MovedRating[]> {
  const [first] = ratings;
  if (first === undefined) return [];
  let [fromMs, toMs] = [Infinity, -Infinity];
  for (const { earliest_ms, latest_ms } of ratings) {
    fromMs = Math.min(fromMs, earliest_ms);
    toMs = Math.max(toMs, latest_ms);
  }
  const duties = await readDuties(db, [first.counter_id], { fromMs, toMs });
  const onDuty = rosterOf(duties);
  const edges = duties.flatMap(edgesOf);
  // Where nobody came or went within the interval, its exact moment does not matter.
  const isOpen = ({ earliest_ms, latest_ms }: RatingRow) =>
    edges.some((ms) => earliest_ms < ms && ms <= latest_ms);
  const moments = await ratedMoments(db, ratings.filter(isOpen));
  return ratings.flatMap((rating) => {
    const atMs = moments.get(ratingKey(rating)) ?? rating.earliest_ms;
    const { kiosk_id: kioskId, epoch, seq } = rating;
    const officialId = onDuty(rating.counter_id, atMs, { kioskId, epoch, seq });
    return officialId === rating.official_id ? [] : [{ rating, officialId }];
  });
}

/** What was said may hold from the start of its day, where the order of records tells (`rosterOf`). */
const edgesOf = ({ startsAtMs, endsAtMs, saidIn }: Duty): number[] => [
  ...(saidIn === undefined ? [] : [endsAtMs - DAY_MS]),
  startsAtMs,
  endsAtMs,
];

async function move(writing: Writing, moved: readonly MovedRating[]): Promise<void> {
  const before = moved.map(({ rating }) => rating);
  const after = moved.map(({ rating, officialId }) => ({ ...rating, official_id: officialId }));
  const counted = await countedOfAll(writing.trx, before);
  // What is undated is counted by unit alone.
  await takeFromCounts(writing, { ...countsOf(before, counted), undated: [] });
  await addToCounts(writing, { ...countsOf(after, counted), undated: [] });
  for (const own of groupsBy(after, placeOfOfficial)) {
    const [first] = own;
    const ids = own.map(({ rating_id }) => rating_id);
    await giveRatings(writing.trx, { unitId: first.unit_id, ids }, first.official_id);
  }
  await dropEmptied(writing, before);
}

const placeOfOfficial = ({ unit_id, official_id }: RatingRow): string =>
  `${unit_id}\n${official_id ?? NONE}`;
