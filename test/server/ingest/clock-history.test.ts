import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atomOf } from '../../../shared/domain/atom.ts';
import { localDayOf } from '../../../shared/domain/local-day.ts';
import { clockHistory, live } from './clock-history.ts';

const RUNS = 10_000;
const MINUTE_MS = 60_000;

const dayOf = (ms: number): string => localDayOf(ms);
const atomAt = (ms: number): string => atomOf(localDayOf(ms));

describe('the time of ratings over random clock histories', () => {
  it(
    'holds the true time always; the day of A and B and the atom of C are right',
    { timeout: 120_000 },
    () => {
      const seen = new Set<string>();
      fc.assert(
        fc.property(clockHistory, (history) => {
          for (const { trueMs, at } of live(history)) {
            seen.add(at.quality);
            expect(at.earliestMs).toBeLessThanOrEqual(trueMs);
            expect(at.latestMs).toBeGreaterThanOrEqual(trueMs);
            if (at.quality === 'D') continue;
            expect(atomAt(at.bestMs)).toBe(atomAt(trueMs));
            if (at.quality === 'C') continue;
            expect(dayOf(at.bestMs)).toBe(dayOf(trueMs));
            if (at.quality === 'A')
              expect(Math.abs(at.bestMs - trueMs)).toBeLessThanOrEqual(2 * MINUTE_MS);
          }
        }),
        { numRuns: RUNS },
      );
      expect([...seen].sort()).toEqual(['A', 'B', 'C', 'D']);
    },
  );

  it(
    'is not moved by who sets the clock: same bounds, same quality, same day of A and B',
    { timeout: 120_000 },
    () => {
      fc.assert(
        fc.property(clockHistory, (history) => {
          const [moved, still] = [live(history), live(history, true)];
          const certain = ({ at }: (typeof moved)[number]) => ({
            earliestMs: at.earliestMs,
            latestMs: at.latestMs,
            quality: at.quality,
            atom: at.quality === 'D' ? null : atomAt(at.bestMs),
            day: at.quality === 'A' || at.quality === 'B' ? dayOf(at.bestMs) : null,
          });
          expect(moved.map(certain)).toEqual(still.map(certain));
        }),
        { numRuns: RUNS },
      );
    },
  );
});
