import type { RatingRow } from '../store/schema.ts';
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
    enrolledChains: async (kioskId) =>
      (await reads.enrolledChains(kioskId)).map((one) => held(one, ['openedAtMs'])),
    records: async (...asked) => (await reads.records(...asked)).map(received),
    earlyRecords: async (...asked) => (await reads.earlyRecords(...asked)).map(received),
    ratings: async (ids) => (await reads.ratings(ids)).map(rated),
    ratingsAfter: async (...asked) => (await reads.ratingsAfter(...asked)).map(rated),
    coveredRatings: async (annulment) => (await reads.coveredRatings(annulment)).map(rated),
  };
}

const received = <Row extends { readonly received_at_ms: number }>(row: Row): Row =>
  held(row, ['received_at_ms']);

const rated = (row: RatingRow): RatingRow => held(row, ['earliest_ms', 'latest_ms']);

/** Copies only what has to be changed: a verification reads millions of rows. */
function held<Key extends string, Row extends Readonly<Record<Key, number>>>(
  row: Row,
  columns: readonly Key[],
): Row {
  const wrong = columns.filter((column) => row[column] !== heldMs(row[column]));
  if (wrong.length === 0) return row;
  return { ...row, ...Object.fromEntries(wrong.map((column) => [column, heldMs(row[column])])) };
}
