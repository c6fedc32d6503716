import { sql } from 'kysely';
import type { Questionnaire } from '../../shared/domain/questionnaire.ts';
import { annulmentReads, type AnnulmentReads } from './verify-annulment-reads.ts';
import { auditChainRows, type AuditChainRows } from './audit-reads.ts';
import { dutyReads, type DutyReads, type SeqRange } from './verify-duty-reads.ts';
import { readQuestionnaires } from './questionnaires.ts';
import { readAnswers, readRatings, readReasons, type RatingIds } from './ratings.ts';
import type { Chain } from './records.ts';
import { readCounters, readDuties, type CounterPlace } from './roster.ts';
import type { Stretch } from './stretch.ts';
import { auditEntries, rootedHeads, rootEntries, type LogEntry } from './rooted-heads.ts';
import { readServing } from './serving-officials.ts';
import { sampleRemovals } from './sample-removals.ts';
import { rowsOfUnits, type UnitRows } from './verify-unit-reads.ts';
import type {
  AnswerRow,
  KioskRow,
  QuarantineRow,
  RatingRow,
  ReasonGivenRow,
  RecordRow,
} from './schema.ts';
import type { StoreReader } from './store.ts';

/** A chain that was paired: its key, and what the server believes of it. */
export interface EnrolledChain extends Chain {
  readonly algorithm: string;
  readonly publicKey: string;
  readonly openedAtMs: number;
  readonly throughSeq: number;
  readonly headHash: string | null;
  readonly kioskStatus: KioskRow['status'];
  /** Null while the epoch is in use. */
  readonly endedAtMs: number | null;
  /** Newest seq that the kiosk told of in this epoch; null when it never did. */
  readonly reportedSeq: number | null;
  /** Records that it then still held for sending. */
  readonly pending: number;
}

/**
 * All that a verification reads, page by page: never more rows at once than it asks for. Pages
 * continue behind a key and never count rows off from the start.
 */
export interface VerifyReads extends UnitRows, AuditChainRows, AnnulmentReads, DutyReads {
  readonly sizes: () => Promise<{ readonly records: number; readonly ratings: number }>;
  readonly enrolledChains: (kioskId: string | null) => Promise<EnrolledChain[]>;
  /** The chain of the first record behind all records of `after`; undefined behind the last. */
  readonly nextChain: (after: Chain | null) => Promise<Chain | undefined>;
  readonly records: (chain: Chain, afterSeq: number, limit: number) => Promise<RecordRow[]>;
  /** The first records of a chain that were here before the one in front of them. */
  readonly earlyRecords: (chain: Chain, limit: number) => Promise<RecordRow[]>;
  readonly forks: (chain: Chain, after: ForkKey, limit: number) => Promise<RecordRow[]>;
  readonly quarantined: (chain: Chain, range: SeqRange) => Promise<QuarantineRow[]>;
  readonly ratings: (ids: RatingIds) => Promise<RatingRow[]>;
  readonly answers: (ids: RatingIds) => Promise<AnswerRow[]>;
  readonly reasons: (ids: RatingIds) => Promise<ReasonGivenRow[]>;
  readonly counters: (ids: readonly string[]) => Promise<Map<string, CounterPlace>>;
  readonly duties: (
    counterIds: readonly string[],
    stretch: Stretch,
  ) => ReturnType<typeof readDuties>;
  readonly serving: (
    unitId: string,
    officialIds: readonly string[],
  ) => ReturnType<typeof readServing>;
  readonly questionnaires: (codes: readonly string[]) => Promise<Questionnaire[]>;
  readonly rootEntries: () => Promise<LogEntry[]>;
  readonly sampleRemovals: () => Promise<number[]>;
  readonly rootedHeads: OmitReader<typeof rootedHeads>;
  readonly auditEntries: OmitReader<typeof auditEntries>;
}

type OmitReader<Read> = Read extends (db: StoreReader, ...rest: infer Rest) => infer Answer
  ? (...rest: Rest) => Answer
  : never;

export interface ForkKey {
  readonly seq: number;
  readonly hash: string;
}

/** Reads from a database, or from a snapshot of one. */
export const verifyReads = (db: StoreReader): VerifyReads => ({
  ...rowsOfUnits(db),
  ...auditChainRows(db),
  ...annulmentReads(db),
  ...dutyReads(db),
  sizes: () => sizes(db),
  enrolledChains: (kioskId) => enrolledChains(db, kioskId),
  nextChain: (after) => nextChain(db, after),
  records: (chain, afterSeq, limit) => recordsAfter(db, chain, { afterSeq, limit }),
  earlyRecords: (chain, limit) => earlyRecords(db, chain, limit),
  forks: (chain, after, limit) => forksAfter(db, chain, { after, limit }),
  quarantined: (chain, range) => quarantinedIn(db, chain, range),
  ratings: (ids) => (ids.ratingIds.length === 0 ? Promise.resolve([]) : readRatings(db, ids)),
  answers: (ids) => (ids.ratingIds.length === 0 ? Promise.resolve([]) : readAnswers(db, ids)),
  reasons: (ids) => (ids.ratingIds.length === 0 ? Promise.resolve([]) : readReasons(db, ids)),
  counters: (ids) => readCounters(db, ids),
  duties: (counterIds, stretch) => readDuties(db, counterIds, stretch),
  serving: (unitId, officialIds) => readServing(db, unitId, officialIds),
  questionnaires: (codes) => readQuestionnaires(db, codes),
  rootEntries: () => rootEntries(db),
  sampleRemovals: () => sampleRemovals(db),
  rootedHeads: (after, limit) => rootedHeads(db, after, limit),
  auditEntries: (stretch, page) => auditEntries(db, stretch, page),
});

async function sizes(db: StoreReader) {
  const count = (table: 'records' | 'ratings') =>
    db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
  return { records: (await count('records')).n, ratings: (await count('ratings')).n };
}

async function enrolledChains(db: StoreReader, kioskId: string | null): Promise<EnrolledChain[]> {
  const query = db
    .selectFrom('kiosk_epochs as e')
    .innerJoin('kiosks as k', 'k.id', 'e.kiosk_id')
    .leftJoin('kiosk_health as h', 'h.kiosk_id', 'k.id')
    .select(['k.unit_id', 'e.kiosk_id', 'e.epoch', 'e.algorithm', 'e.public_key'])
    .select(['e.opened_at_ms', 'e.through_seq', 'e.head_hash', 'k.status'])
    .select(['e.ended_at_ms', 'e.ended_reported_seq'])
    .select(['h.epoch as health_epoch', 'h.reported_seq', 'h.pending']);
  const rows = await (kioskId === null ? query : query.where('k.id', '=', kioskId)).execute();
  return rows.map((row) => ({
    unit_id: row.unit_id,
    kiosk_id: row.kiosk_id,
    epoch: row.epoch,
    algorithm: row.algorithm,
    publicKey: row.public_key,
    openedAtMs: row.opened_at_ms,
    throughSeq: row.through_seq,
    headHash: row.head_hash,
    kioskStatus: row.status,
    endedAtMs: row.ended_at_ms,
    ...reportOf(row),
  }));
}

function reportOf(row: {
  readonly epoch: number;
  readonly ended_at_ms: number | null;
  readonly ended_reported_seq: number | null;
  readonly health_epoch: number | null;
  readonly reported_seq: number | null;
  readonly pending: number | null;
}): Pick<EnrolledChain, 'reportedSeq' | 'pending'> {
  if (row.ended_at_ms !== null) return { reportedSeq: row.ended_reported_seq, pending: 0 };
  // The last word of an earlier epoch says nothing of this one.
  if (row.health_epoch !== row.epoch) return { reportedSeq: null, pending: 0 };
  return { reportedSeq: row.reported_seq, pending: row.pending ?? 0 };
}

/** Hops from chain to chain along the primary key: as many look-ups as there are chains. */
async function nextChain(db: StoreReader, after: Chain | null): Promise<Chain | undefined> {
  const query = db
    .selectFrom('records')
    .select(['unit_id', 'kiosk_id', 'epoch'])
    .orderBy('unit_id')
    .orderBy('kiosk_id')
    .orderBy('epoch')
    .limit(1);
  if (after === null) return query.executeTakeFirst();
  const { unit_id, kiosk_id, epoch } = after;
  return query
    .where(sql<boolean>`(unit_id, kiosk_id, epoch) > (${unit_id}, ${kiosk_id}, ${epoch})`)
    .executeTakeFirst();
}

function recordsAfter(
  db: StoreReader,
  chain: Chain,
  page: { readonly afterSeq: number; readonly limit: number },
): Promise<RecordRow[]> {
  return db
    .selectFrom('records')
    .selectAll()
    .where('unit_id', '=', chain.unit_id)
    .where('kiosk_id', '=', chain.kiosk_id)
    .where('epoch', '=', chain.epoch)
    .where('seq', '>', page.afterSeq)
    .orderBy('seq')
    .limit(page.limit)
    .execute();
}

function earlyRecords(db: StoreReader, chain: Chain, limit: number): Promise<RecordRow[]> {
  const arrivals = db
    .selectFrom('records')
    .select(['seq', 'received_at_ms'])
    .select(sql<number | null>`lag(received_at_ms) over (order by seq)`.as('before_ms'))
    .where('unit_id', '=', chain.unit_id)
    .where('kiosk_id', '=', chain.kiosk_id)
    .where('epoch', '=', chain.epoch)
    .as('arrivals');
  const early = db
    .selectFrom(arrivals)
    .select('seq')
    .whereRef('received_at_ms', '<', 'before_ms')
    .orderBy('seq')
    .limit(limit);
  return db
    .selectFrom('records')
    .selectAll()
    .where('unit_id', '=', chain.unit_id)
    .where('kiosk_id', '=', chain.kiosk_id)
    .where('epoch', '=', chain.epoch)
    .where('seq', 'in', early)
    .orderBy('seq')
    .execute();
}

function forksAfter(
  db: StoreReader,
  chain: Chain,
  page: { readonly after: ForkKey; readonly limit: number },
): Promise<RecordRow[]> {
  const { seq, hash } = page.after;
  return db
    .selectFrom('forks')
    .selectAll()
    .where('unit_id', '=', chain.unit_id)
    .where('kiosk_id', '=', chain.kiosk_id)
    .where('epoch', '=', chain.epoch)
    .where(sql<boolean>`(seq, hash) > (${seq}, ${hash})`)
    .orderBy('seq')
    .orderBy('hash')
    .limit(page.limit)
    .execute();
}

function quarantinedIn(
  db: StoreReader,
  chain: Chain,
  [firstSeq, lastSeq]: SeqRange,
): Promise<QuarantineRow[]> {
  return db
    .selectFrom('quarantine')
    .selectAll()
    .where('unit_id', '=', chain.unit_id)
    .where('kiosk_id', '=', chain.kiosk_id)
    .where('epoch', '=', chain.epoch)
    .where('seq', '>=', firstSeq)
    .where('seq', '<=', lastSeq)
    .execute();
}
