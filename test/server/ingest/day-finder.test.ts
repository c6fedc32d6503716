import fc from 'fast-check';
import { expect, it } from 'vitest';
import { atomOf } from '../../../shared/domain/atom.ts';
import { localDayOf } from '../../../shared/domain/local-day.ts';
import { dayFinder } from '../../../server/ingest/day-finder.ts';

it('answers what the calendar answers, whatever it was asked before', () => {
  const instant = fc.integer({ min: Date.UTC(2016, 0), max: Date.UTC(2036, 0) });
  const near = fc.integer({ min: -1, max: 1 });
  fc.assert(
    fc.property(fc.array(fc.tuple(instant, near), { maxLength: 10 }), (asked) => {
      const dayOf = dayFinder();
      for (const [atMs, edge] of asked) {
        // The start of a local day, 17:00 UTC, and its neighbours; then the instant itself.
        const startMs = atMs - ((atMs - 17 * 3_600_000) % 86_400_000);
        for (const ms of [atMs, startMs + edge, atMs]) {
          const localDay = localDayOf(ms);
          expect(dayOf(ms)).toEqual({ localDay, atom: atomOf(localDay) });
        }
      }
    }),
  );
});
