import { toBase64url } from '../../shared/record/base64url.ts';
import type { ProvenChain } from '../store/proof-reads.ts';
import { ratingKey } from '../store/ratings.ts';
import type { RatingRow, RecordRow } from '../store/schema.ts';
import type { VerifyReads } from '../store/verify-reads.ts';
import { openRow } from './open-row.ts';

const PAGE = 500;

/** A record as a proof carries it. */
export interface ProofRecord {
  readonly type: 'record';
  /** The exact bytes, base64url. */
  readonly bytes: string;
  readonly signature: string;
  /** Local day that a rating counts on. */
  readonly day?: string;
  /** Why it is not counted: the reason of quarantine, `undated`, or `annulled` by a decision. */
  readonly aside?: string;
}

/** The records of a chain from `chain.fromSeq` to `toSeq`, page by page. */
export async function* proofRecords(
  reads: VerifyReads,
  chain: ProvenChain,
  toSeq: number,
): AsyncGenerator<ProofRecord> {
  for (let afterSeq = chain.fromSeq - 1; afterSeq < toSeq;) {
    const page = await reads.records(chain, afterSeq, PAGE);
    const rows = page.filter(({ seq }) => seq <= toSeq);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield* await withDays(reads, chain, rows);
    afterSeq = last.seq;
  }
}

async function withDays(
  reads: VerifyReads,
  chain: ProvenChain,
  rows: readonly RecordRow[],
): Promise<ProofRecord[]> {
  const [first, last] = [rows[0]?.seq ?? 0, rows.at(-1)?.seq ?? 0];
  const aside = await reads.quarantined(chain, [first, last]);
  const reasons = new Map(aside.map(({ seq, reason }) => [seq, reason]));
  const opened = rows.map((row) => ({ row, record: openRow(row).record }));
  const ratingIds = opened.flatMap(({ record }) => (record?.kind === 'rating' ? [record.id] : []));
  const ratings = await reads.ratings({ unitIds: [chain.unit_id], ratingIds });
  const annulled = await reads.annulled({ unitIds: [chain.unit_id], ratingIds });
  const bySeat = new Map(ratings.filter((row) => isOf(row, chain)).map((row) => [row.seq, row]));
  return rows.map((row) => ({
    type: 'record',
    bytes: toBase64url(row.bytes),
    signature: row.signature,
    ...(reasons.has(row.seq)
      ? { aside: reasons.get(row.seq) ?? '' }
      : dayOf(bySeat.get(row.seq), annulled)),
  }));
}

const isOf = (row: RatingRow, { kiosk_id, epoch }: ProvenChain): boolean =>
  row.kiosk_id === kiosk_id && row.epoch === epoch;

function dayOf(
  rating: RatingRow | undefined,
  annulled: ReadonlySet<string>,
): Pick<ProofRecord, 'day' | 'aside'> {
  if (rating === undefined) return {};
  if (rating.clock_quality === 'D') return { aside: 'undated' };
  const isAnnulled = annulled.has(ratingKey(rating));
  return { day: rating.local_day, ...(isAnnulled ? { aside: 'annulled' } : {}) };
}
