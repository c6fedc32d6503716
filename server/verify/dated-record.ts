import { atomOf } from '../../shared/domain/atom.ts';
import { localDayOf } from '../../shared/domain/local-day.ts';
import type { TimeEvidence } from '../../shared/record/record.ts';
import { ratedAt, type RatedAt } from '../ingest/rated-at.ts';
import type { RatingRow } from '../store/schema.ts';

/** Evidence of time of a record in its chain, with the moment at which it came in. */
export interface DatedRecord {
  readonly seq: number;
  readonly time: TimeEvidence;
  readonly receivedAtMs: number;
}

/** Records that one batch can have brought: evidence is never farther away. */
export const MOST_WITNESSES = 200;

/** Searches that may still fail: where thousands do, one more tells nothing. */
export interface Patience {
  searches: number;
}

/** A stretch of a chain that is looked at together. */
export interface DatedChain {
  /** Understood records in the order of the chain. */
  readonly records: readonly DatedRecord[];
  readonly openedAtMs: number;
  readonly patience: Patience;
}

type RatingTime = Pick<
  RatingRow,
  'earliest_ms' | 'latest_ms' | 'clock_quality' | 'local_day' | 'atom'
>;

/** The reading of the evidence at `seq` that gives exactly this time; undefined when none does. */
export type Readings = (seq: number, rating: RatingTime) => RatedAt | undefined;

/**
 * Dates the records of a stretch anew. Those that came in one batch were dated together, and which
 * ones those were is known only where nothing was sent twice: first the batch is tried that the
 * times of arrival suggest, then every stretch of neighbours that can have been one.
 */
export function readingsOf({ records, openedAtMs, patience }: DatedChain): Readings {
  const indexOfSeq = new Map(records.map(({ seq }, index) => [seq, index]));
  const batches = batchReader(records, openedAtMs);
  return (seq, rating) => {
    const index = indexOfSeq.get(seq);
    if (index === undefined) return undefined;
    const [first, last] = arrivedTogether(records, index);
    for (const from of [first, Math.max(0, first - 1)]) {
      const at = batches(from, last, index);
      if (at !== undefined && isTimeOf(at, rating)) return at;
    }
    if (patience.searches === 0) return undefined;
    const found = search(rating, { batches, index, length: records.length });
    if (found === undefined) patience.searches -= 1;
    return found;
  };
}

/** Reads the record at `index` in the company of those from `from` to `to`. */
type BatchReader = (from: number, to: number, index: number) => RatedAt | undefined;

/** A batch is dated once for all its records: they are asked for one after another. */
function batchReader(records: readonly DatedRecord[], openedAtMs: number): BatchReader {
  const kept = new Map<string, RatedAt[]>();
  return (from, to, index) => {
    const receivedAtMs = records[index]?.receivedAtMs ?? 0;
    const name = `${from} ${to} ${receivedAtMs}`;
    const known = kept.get(name);
    if (known !== undefined) return known[index - from];
    const evidence = records.slice(from, to + 1).map(({ time }) => time);
    const times = ratedAt(evidence, { openedAtMs, receivedAtMs });
    if (kept.size >= 4) kept.clear();
    kept.set(name, times);
    return times[index - from];
  };
}

/** Neighbours with the same time of arrival: most likely one batch. */
function arrivedTogether(records: readonly DatedRecord[], index: number): [number, number] {
  const arrivedAtMs = records[index]?.receivedAtMs;
  let [first, last] = [index, index];
  while (index - first < MOST_WITNESSES && records[first - 1]?.receivedAtMs === arrivedAtMs) {
    first -= 1;
  }
  while (last - first < MOST_WITNESSES - 1 && records[last + 1]?.receivedAtMs === arrivedAtMs) {
    last += 1;
  }
  return [first, last];
}

interface Searched {
  readonly batches: BatchReader;
  readonly index: number;
  readonly length: number;
}

/** What comes after a record bounds it only from above, so the two ends are sought one by one. */
function search(rating: RatingTime, { batches, index, length }: Searched): RatedAt | undefined {
  const tried = new Set<number>();
  const end = Math.min(length, index + MOST_WITNESSES);
  for (let last = index; last < end; last += 1) {
    const latestMs = batches(index, last, index)?.latestMs;
    if (latestMs !== rating.latest_ms || tried.has(latestMs)) continue;
    tried.add(latestMs);
    for (let first = index; first >= Math.max(0, index - MOST_WITNESSES); first -= 1) {
      const at = batches(first, last, index);
      if (at !== undefined && isTimeOf(at, rating)) return at;
    }
  }
  return undefined;
}

function isTimeOf(at: RatedAt, rating: RatingTime): boolean {
  if (
    at.earliestMs !== rating.earliest_ms ||
    at.latestMs !== rating.latest_ms ||
    at.quality !== rating.clock_quality
  ) {
    return false;
  }
  const localDay = localDayOf(at.bestMs);
  return localDay === rating.local_day && atomOf(localDay) === rating.atom;
}
