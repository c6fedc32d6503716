import { annulledAmong } from '../store/annulled-ratings.ts';
import { dropEmptyCells, dropEmptyDay } from '../store/attributed-ratings.ts';
import { addToCounts } from '../store/counts.ts';
import type { StoreReader } from '../store/open-store.ts';
import { idsOf, ratingKey, readAnswers, readReasons } from '../store/ratings.ts';
import { NONE } from '../store/rating-rows.ts';
import type { RatingRow } from '../store/schema.ts';
import type { Writing } from '../store/writing.ts';
import { countChanges, NOTHING_COUNTED, type CountChanges } from './count-changes.ts';
import { effectiveOf, type Effective } from './effective.ts';

/** How many ratings are in memory with all that they say. */
export const RATINGS_AT_ONCE = 500;

/** What each rating says, with all that amended it, by `ratingKey`; of one rating at least. */
export async function effectiveOfAll(
  db: StoreReader,
  ratings: readonly RatingRow[],
): Promise<Map<string, Effective>> {
  const ids = idsOf(ratings);
  const answers = Map.groupBy(await readAnswers(db, ids), ratingKey);
  const reasons = Map.groupBy(await readReasons(db, ids), ratingKey);
  return new Map(
    ratings.map((rating) => {
      const key = ratingKey(rating);
      const said = { answers: answers.get(key) ?? [], reasons: reasons.get(key) ?? [] };
      return [key, effectiveOf({ rating, ...said })];
    }),
  );
}

/** What counts of each rating: nothing of one that a decision has put out of the figures. */
export async function countedOfAll(
  db: StoreReader,
  ratings: readonly RatingRow[],
): Promise<Map<string, Effective>> {
  const said = await effectiveOfAll(db, ratings);
  for (const key of await annulledAmong(db, idsOf(ratings))) said.delete(key);
  return said;
}

/** The counts that some ratings come to together. */
export const countsOf = (
  ratings: readonly RatingRow[],
  counted: ReadonlyMap<string, Effective>,
): CountChanges =>
  countChanges(
    ratings.map((rating) => ({
      rating,
      before: NOTHING_COUNTED,
      after: counted.get(ratingKey(rating)) ?? NOTHING_COUNTED,
    })),
  );

/** Takes counts away. A day of an official may still have other ratings: see `dropEmptied`. */
export async function takeFromCounts(writing: Writing, counts: CountChanges): Promise<void> {
  await addToCounts(writing, {
    levels: counts.levels.map((row) => ({
      ...row,
      ...{ n1: -row.n1, n2: -row.n2, n3: -row.n3, n4: -row.n4, n5: -row.n5 },
    })),
    reasons: counts.reasons.map((row) => ({ ...row, n: -row.n })),
    officialDays: [],
    undated: counts.undated.map((row) => ({ ...row, n: -row.n })),
  });
}

/** Takes away the cells and days in which these ratings were the last ones. */
export async function dropEmptied({ trx }: Writing, ratings: readonly RatingRow[]): Promise<void> {
  const cells = new Map(
    ratings.map(({ unit_id, atom, counter_id, official_id }) => {
      const place = { unit_id, atom, counter_id, official_id };
      return [JSON.stringify(place), place];
    }),
  );
  for (const place of cells.values()) await dropEmptyCells(trx, place);
  const days = new Map(
    ratings.map((row) => [`${row.unit_id}\n${row.official_id ?? NONE}\n${row.local_day}`, row]),
  );
  for (const row of days.values()) await dropEmptyDay(trx, row);
}
