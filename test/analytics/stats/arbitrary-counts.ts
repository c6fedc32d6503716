import fc from 'fast-check';
import type { SatisfactionCounts } from '../../../shared/domain/level.ts';

/** Any satisfied of n, n from 1 to `maxN`, with the edges 0 and n as likely as the inside. */
export function anyCounts(maxN: number): fc.Arbitrary<SatisfactionCounts> {
  return fc.integer({ min: 1, max: maxN }).chain((n) =>
    fc.record({
      satisfied: fc.oneof(fc.constantFrom(0, n), fc.integer({ min: 0, max: n })),
      n: fc.constant(n),
    }),
  );
}
