import type { RatingRow } from '../store/schema.ts';

/** How many ratings are in memory with all that they say. */
const CHUNK = 500;

/** Ratings in their order, as many at once as are looked at together. */
export const chunksOf = (ratings: readonly RatingRow[]): RatingRow[][] =>
  Array.from({ length: Math.ceil(ratings.length / CHUNK) }, (_, at) =>
    ratings.slice(at * CHUNK, (at + 1) * CHUNK),
  );
