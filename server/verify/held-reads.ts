import type { VerifyReads } from '../store/verify-reads.ts';

/** The years of which there are days; a day beside either end leaves room for neighbours. */
const EARLIEST_MS = Date.UTC(1000, 0, 3);
const LATEST_MS = Date.UTC(9999, 11, 29);

/** An instant that has a day; the nearest one for any other number, the earliest for none. */
export function heldMs(ms: number): number {
  if (!Number.isFinite(ms)) return EARLIEST_MS;
  return Math.min(LATEST_MS, Math.max(EARLIEST_MS, ms));
}

/**
 * The same reads, with instants that have a day. Who tampers with a column can write any number
 * there: reckoning with it would end the whole verification, and nothing would be named any more. A
 * held instant differs from what was signed as well, so its row is named all the same.
 */
export function heldReads(reads: VerifyReads): VerifyReads {
  return {
    ...reads,
    enrolledChains: async (kioskId) => held(await reads.enrolledChains(kioskId), ['openedAtMs']),
    records: async (...asked) => held(await reads.records(...asked), RECEIVED),
    earlyRecords: async (...asked) => held(await reads.earlyRecords(...asked), RECEIVED),
    ratings: async (ids) => held(await reads.ratings(ids), RATED),
    ratingsAfter: async (...asked) => held(await reads.ratingsAfter(...asked), RATED),
    coveredRatings: async (annulment) => held(await reads.coveredRatings(annulment), RATED),
  };
}

const RECEIVED = ['received_at_ms'] as const;
const RATED = ['earliest_ms', 'latest_ms'] as const;

/** Copies only what has to be changed: a verification reads millions of rows. */
function held<Key extends string, Row extends Readonly<Record<Key, number>>>(
  rows: Row[],
  columns: readonly Key[],
): Row[] {
  if (rows.every((row) => columns.every((key) => row[key] === heldMs(row[key])))) return rows;
  return rows.map((row) => ({
    ...row,
    ...Object.fromEntries(columns.map((key) => [key, heldMs(row[key])])),
  }));
}
