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

/** Records that came out of turn, of one chain, which are looked at. */
export const MOST_EARLY = 10_000;

/** Searches that may still fail: where thousands do, one more tells nothing. */
export interface Patience {
  searches: number;
}

/** A stretch of a chain that is looked at together. */
export interface DatedChain {
  /** Understood records in the order of the chain. */
  readonly records: readonly DatedRecord[];
  /** Those of the whole chain, in its order, that came before the one in front of them. */
  readonly early: readonly DatedRecord[];
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
 * times of arrival suggest, then every stretch of neighbours that can have been one. Behind a batch
 * the next record that was here already may have borne witness.
 */
export function readingsOf({ patience, ...chain }: DatedChain): Readings {
  const { records, early } = chain;
  const indexOfSeq = new Map(records.map(({ seq }, index) => [seq, index]));
  const read = companyReader(chain);
  return (seq, rating) => {
    const index = indexOfSeq.get(seq);
    if (index === undefined) return undefined;
    for (const company of likelyCompanies(records, index, early.length > 0)) {
      const at = read(company, index);
      if (at !== undefined && isTimeOf(at, rating)) return at;
    }
    if (patience.searches === 0) return undefined;
    const searched = { read, index, length: records.length };
    const found =
      search(rating, { ...searched, isWitnessed: false }) ??
      (early.length > 0 ? search(rating, { ...searched, isWitnessed: true }) : undefined);
    if (found === undefined) patience.searches -= 1;
    return found;
  };
}

/** The records by which one may have been dated: the neighbours from `from` to `to`. */
interface Company {
  readonly from: number;
  readonly to: number;
  /** Only those that arrived with it, and the first: others came into their midst at other times. */
  readonly isGathered?: boolean;
  /** With the next record behind them that was here already. */
  readonly isWitnessed?: boolean;
}

/** Reads the record at `index` in a company; undefined when there is no such one. */
type CompanyReader = (company: Company, index: number) => RatedAt | undefined;

type Witnesses = Pick<DatedChain, 'records' | 'early' | 'openedAtMs'>;

/** A batch is dated once for all its records: they are asked for one after another. */
function companyReader({ records, early, openedAtMs }: Witnesses): CompanyReader {
  const kept = new Map<string, ReadonlyMap<number, RatedAt>>();
  const witnessOf = (last: DatedRecord | undefined, receivedAtMs: number) =>
    early.find(
      (one) => last !== undefined && one.seq > last.seq && one.receivedAtMs <= receivedAtMs,
    );
  function timesOf(company: Company, receivedAtMs: number): ReadonlyMap<number, RatedAt> {
    const { from, to, isGathered = false, isWitnessed = false } = company;
    const neighbours = records.slice(from, to + 1);
    const members = isGathered
      ? neighbours.filter((one, place) => place === 0 || one.receivedAtMs === receivedAtMs)
      : neighbours;
    const witness = isWitnessed ? witnessOf(members.at(-1), receivedAtMs) : undefined;
    if (isWitnessed && witness === undefined) return new Map();
    const evidence = [...members, ...(witness === undefined ? [] : [witness])];
    const times = ratedAt(
      evidence.map(({ time }) => time),
      { openedAtMs, receivedAtMs },
    );
    return new Map(times.map((at, place) => [evidence[place]?.seq ?? 0, at]));
  }
  return (company, index) => {
    const own = records[index];
    if (own === undefined) return undefined;
    const { from, to, isGathered = false, isWitnessed = false } = company;
    const name = `${from} ${to} ${isGathered} ${isWitnessed} ${own.receivedAtMs}`;
    const times = kept.get(name) ?? timesOf(company, own.receivedAtMs);
    if (kept.size >= 8) kept.clear();
    kept.set(name, times);
    return times.get(own.seq);
  };
}

/** What the times of arrival suggest. */
function* likelyCompanies(
  records: readonly DatedRecord[],
  index: number,
  hasEarly: boolean,
): Generator<Company> {
  const [first, to] = arrivedTogether(records, index);
  for (const from of [first, Math.max(0, first - 1)]) yield { from, to };
  if (!hasEarly) return;
  const [outerFirst, outerTo] = arrivedAround(records, index);
  for (const isWitnessed of [true, false]) {
    for (const from of [outerFirst, Math.max(0, outerFirst - 1)]) {
      yield { from, to: outerTo, isGathered: true, isWitnessed };
    }
  }
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

/** First and last of those nearby with the same time of arrival. */
function arrivedAround(records: readonly DatedRecord[], index: number): [number, number] {
  const arrivedAtMs = records[index]?.receivedAtMs;
  const start = Math.max(0, index - MOST_WITNESSES);
  const nearby = records.slice(start, index + MOST_WITNESSES);
  const isOfArrival = (one: DatedRecord): boolean => one.receivedAtMs === arrivedAtMs;
  return [start + nearby.findIndex(isOfArrival), start + nearby.findLastIndex(isOfArrival)];
}

interface Searched {
  readonly read: CompanyReader;
  readonly index: number;
  readonly length: number;
  readonly isWitnessed: boolean;
}

/** What comes after a record bounds it only from above, so the two ends are sought one by one. */
function search(rating: RatingTime, searched: Searched): RatedAt | undefined {
  const { read, index, length, isWitnessed } = searched;
  const tried = new Set<number>();
  const end = Math.min(length, index + MOST_WITNESSES);
  for (let to = index; to < end; to += 1) {
    const latestMs = read({ from: index, to, isWitnessed }, index)?.latestMs;
    if (latestMs !== rating.latest_ms || tried.has(latestMs)) continue;
    tried.add(latestMs);
    for (let from = index; from >= Math.max(0, index - MOST_WITNESSES); from -= 1) {
      const at = read({ from, to, isWitnessed }, index);
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
