import { chunksOf } from '../../shared/chunks-of.ts';
import { insertAnnulled } from '../store/annulled-ratings.ts';
import { addToCounts } from '../store/counts.ts';
import type { RatingRow } from '../store/schema.ts';
import type { Writing } from '../store/writing.ts';
import {
  countsOf,
  dropEmptied,
  effectiveOfAll,
  RATINGS_AT_ONCE,
  takeFromCounts,
} from '../ingest/counted-ratings.ts';
import { countByAtoms } from './covered-ratings.ts';

/**
 * Puts ratings out of the counts and fixes that they are. To be called behind `lockRoster`, when
 * the decision is written.
 */
export async function putOut(
  writing: Writing,
  ratings: readonly RatingRow[],
  annulmentId: string,
): Promise<void> {
  for (const some of chunksOf(ratings, RATINGS_AT_ONCE)) {
    await takeFromCounts(writing, countsOf(some, await effectiveOfAll(writing.trx, some)));
  }
  const counts = [...Map.groupBy(ratings, ({ unit_id }) => unit_id)].flatMap(([unit_id, own]) =>
    countByAtoms(own).map((count) => ({ unit_id, annulment_id: annulmentId, ...count })),
  );
  const rows = ratings.map(({ unit_id, rating_id }) => ({
    ...{ unit_id, rating_id, annulment_id: annulmentId },
  }));
  await insertAnnulled(writing, rows, counts);
  await dropEmptied(writing, ratings);
}

/** Counts ratings again, by the official that the roster gives them to now. Behind `lockRoster`. */
export async function putBack(writing: Writing, ratings: readonly RatingRow[]): Promise<void> {
  for (const some of chunksOf(ratings, RATINGS_AT_ONCE)) {
    await addToCounts(writing, countsOf(some, await effectiveOfAll(writing.trx, some)));
  }
}
