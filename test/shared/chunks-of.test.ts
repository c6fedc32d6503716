import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chunksOf } from '../../shared/chunks-of.ts';

describe('chunksOf', () => {
  test.each([
    [0, []],
    [1, [1]],
    [500, [500]],
    [501, [500, 1]],
    [1_250, [500, 500, 250]],
  ])('puts %s items into chunks of five hundred at most', (count, sizes) => {
    const chunks = chunksOf(Array.from({ length: count }), 500);
    expect(chunks.map(({ length }) => length)).toEqual(sizes);
  });

  test('loses none, repeats none and keeps their order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 20 }), (items, size) => {
        expect(chunksOf(items, size).flat()).toEqual(items);
      }),
    );
  });
});
