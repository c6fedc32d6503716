import { describe, expect, it } from 'vitest';
import { chunksOf } from '../../../server/annulment/chunks-of.ts';
import type { RatingRow } from '../../../server/store/schema.ts';

/** Only which they are is looked at. */
const ratings = (count: number): RatingRow[] =>
  Array.from({ length: count }, (_, at) => ({ rating_id: String(at) }) as RatingRow);

describe('ratings that are looked at together', () => {
  it.each([
    [0, []],
    [1, [1]],
    [500, [500]],
    [501, [500, 1]],
    [1_250, [500, 500, 250]],
  ])('are five hundred at most: of %s', (count, sizes) => {
    const chunks = chunksOf(ratings(count));
    expect(chunks.map(({ length }) => length)).toEqual(sizes);
    expect(chunks.flat()).toEqual(ratings(count));
  });
});
