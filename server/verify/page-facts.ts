import type { Questionnaire } from '../../shared/domain/questionnaire.ts';
import type { KioskRecord, RatingBody } from '../../shared/record/record.ts';
import { rosterOf, type OnDuty } from '../ingest/attribution.ts';
import type { CounterPlace } from '../store/roster.ts';
import type { DutySurroundings } from '../ingest/take-duties.ts';
import type {
  AnswerRow,
  KioskDutyRow,
  QuarantineRow,
  RatingRow,
  ReasonGivenRow,
  RecordRow,
} from '../store/schema.ts';
import type { VerifyReads } from '../store/verify-reads.ts';
import { isLogged } from './check-correction.ts';
import type { OpenedRow } from './open-row.ts';

/** What the tables say of the records of one page. */
export interface PageFacts {
  readonly rating: (ratingId: string) => RatingRow | undefined;
  /** Answers that a seat gave to a rating. */
  readonly answers: (ratingId: string, seat: SeatInChain) => readonly AnswerRow[];
  readonly reasons: (ratingId: string, seat: SeatInChain) => readonly ReasonGivenRow[];
  readonly quarantined: (seq: number) => QuarantineRow | undefined;
  readonly counter: (counterId: string) => CounterPlace | undefined;
  readonly questionnaire: (named: RatingBody['questionnaire']) => Questionnaire | undefined;
  readonly onDuty: OnDuty;
  /** What the tables keep of a record that says who serves. */
  readonly said: (seq: number) => KioskDutyRow | undefined;
  /** Does the audit log know the correction of such a row? */
  readonly isLogged: (row: KioskDutyRow) => boolean;
  /** What such a record is judged by. */
  readonly office: (seat: Pick<RecordRow, 'unit_id'>) => DutySurroundings;
}

interface SeatInChain {
  readonly epoch: number;
  readonly seq: number;
}

/** Reads what belongs to the records of one page of one chain. */
export async function pageFacts(
  reads: VerifyReads,
  page: readonly OpenedRow[],
): Promise<PageFacts> {
  const records = page.flatMap(({ record }) => (record === undefined ? [] : [record]));
  const [first, last] = [page[0]?.row, page.at(-1)?.row];
  if (first === undefined || last === undefined) throw new Error('A page has at least one record.');
  const unitIds = [first.unit_id];
  const ratings = await reads.ratings({ unitIds, ratingIds: unique(records.flatMap(namedRating)) });
  const amended = { unitIds, ratingIds: unique(records.flatMap(amendedRating)) };
  const answers = Map.groupBy(await reads.answers(amended), seatText);
  const reasons = Map.groupBy(await reads.reasons(amended), seatText);
  const aside = await reads.quarantined(first, [first.seq, last.seq]);
  const quarantined = new Map(aside.map((row) => [row.seq, row]));
  const ratingById = new Map(ratings.map((row) => [row.rating_id, row]));
  const counters = await reads.counters(unique(records.flatMap(namedCounter)));
  const serving = await reads.serving(first.unit_id, unique(records.flatMap(namedOfficial)));
  return {
    rating: (id) => ratingById.get(id),
    answers: (id, seat) => answers.get(seatText({ rating_id: id, ...seat })) ?? [],
    reasons: (id, seat) => reasons.get(seatText({ rating_id: id, ...seat })) ?? [],
    quarantined: (seq) => quarantined.get(seq),
    counter: (id) => counters.get(id),
    questionnaire: await shelf(reads, [
      ...ratings.map((row) => row.questionnaire_code),
      ...records.flatMap(namedQuestionnaire),
    ]),
    onDuty: await roster(reads, ratings),
    ...(await saidDuties(reads, page)),
    office: ({ unit_id: unitId }) => ({
      ...{ unitId, counter: (id) => counters.get(id), serving: (id) => serving.get(id) },
    }),
  };
}

async function shelf(reads: VerifyReads, codes: readonly string[]) {
  const stored = await reads.questionnaires(unique(codes));
  const byName = new Map(stored.map((one) => [`${one.code}\n${one.version}`, one]));
  return ({ code, version }: RatingBody['questionnaire']) => byName.get(`${code}\n${version}`);
}

async function roster(reads: VerifyReads, ratings: readonly RatingRow[]): Promise<OnDuty> {
  let [fromMs, toMs] = [Infinity, -Infinity];
  for (const row of ratings) {
    fromMs = Math.min(fromMs, row.earliest_ms);
    toMs = Math.max(toMs, row.latest_ms);
  }
  const counterIds = unique(ratings.map((row) => row.counter_id));
  return rosterOf(counterIds.length === 0 ? [] : await reads.duties(counterIds, { fromMs, toMs }));
}

/** Seldom is there any: then nothing is asked for. */
async function saidDuties(
  reads: VerifyReads,
  page: readonly OpenedRow[],
): Promise<Pick<PageFacts, 'said' | 'isLogged'>> {
  const said = page.filter(({ record }) => record?.kind === 'duty').map(({ row }) => row);
  const [first, last] = [said[0], said.at(-1)];
  if (first === undefined || last === undefined) {
    return { said: () => undefined, isLogged: () => false };
  }
  const rows = await reads.kioskDuties(first, [first.seq, last.seq]);
  const bySeq = new Map(rows.map((row) => [row.seq, row]));
  const moments = rows.flatMap(({ corrected_at_ms: atMs }) => (atMs === null ? [] : [atMs]));
  const entries = await reads.dutyCorrections([...new Set(moments)]);
  return { said: (seq) => bySeq.get(seq), isLogged: (row) => isLogged(row, entries) };
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

const seatText = (row: SeatInChain & { readonly rating_id: string }): string =>
  `${row.rating_id}.${row.epoch}.${row.seq}`;

const amendedRating = (record: KioskRecord): string[] =>
  record.kind === 'amendment' ? [record.body.rating] : [];

const namedRating = (record: KioskRecord): string[] =>
  record.kind === 'rating' ? [record.id] : amendedRating(record);

const namedCounter = (record: KioskRecord): string[] =>
  record.kind === 'rating' || record.kind === 'duty' ? [record.body.counter] : [];

const namedOfficial = (record: KioskRecord): string[] =>
  record.kind === 'duty' && record.body.official !== null ? [record.body.official] : [];

const namedQuestionnaire = (record: KioskRecord): string[] =>
  record.kind === 'rating' ? [record.body.questionnaire.code] : [];
