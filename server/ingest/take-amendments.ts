import { parseJson } from '../../shared/validation/parse.ts';
import { recordSchema } from '../../shared/validation/record-schema.ts';
import type { KioskRecord } from '../../shared/record/record.ts';
import { annulledAmong } from '../store/annulled-ratings.ts';
import { readWaiting, type QuarantineDecision } from '../store/quarantine.ts';
import {
  idsOf,
  insertAnswers,
  insertReasons,
  ratingKey,
  readAnswers,
  readRatings,
  readReasons,
} from '../store/ratings.ts';
import { seatKey, type Seat } from '../store/records.ts';
import { NONE } from '../store/rating-rows.ts';
import type { AnswerRow, RatingRow, ReasonGivenRow } from '../store/schema.ts';
import type { Writing } from '../store/writing.ts';
import { effectiveOf } from './effective.ts';
import { NOTHING_COUNTED, type RatingChange } from './count-changes.ts';
import { interpret, type Amendment, type Meaning, type Quarantined } from './interpret.ts';
import { questionnaireShelf } from './questionnaire-shelf.ts';

/** An amendment in its seat. */
export interface SeatedAmendment {
  readonly seat: Seat;
  readonly record: Extract<KioskRecord, { kind: 'amendment' }>;
}

export interface TakenAmendments {
  readonly changes: readonly RatingChange[];
  readonly quarantined: readonly { readonly seat: Seat; readonly why: Quarantined }[];
  /** What becomes of the amendments that had waited: they count, or stay for what is wrong. */
  readonly endedWaits: readonly QuarantineDecision[];
}

/**
 * Takes the amendments of a group, and those that waited for one of its ratings. Answers what
 * each rating that was new or amended counted before and counts now.
 */
export async function takeAmendments(
  writing: Writing,
  newRatings: readonly RatingRow[],
  arrived: readonly SeatedAmendment[],
): Promise<TakenAmendments> {
  // One that is judged anew by name is not taken out of the queue a second time.
  const here = new Set(arrived.map(({ seat }) => seatKey(seat)));
  const waited = (await waitingFor(writing, newRatings)).filter(
    ({ seat }) => !here.has(seatKey(seat)),
  );
  const all = [...arrived, ...waited];
  const known = await ratingsOf(writing, newRatings, all);
  const judged = await judge(writing, known, all);
  const isWaiting = new Set(waited);
  const accepted = judged.flatMap(({ amendment, row, meaning }) =>
    meaning.kind === 'amendment' && row !== undefined
      ? [{ seat: amendment.seat, rating: row, meaning }]
      : [],
  );
  const endedWaits = judged.flatMap(({ amendment, meaning }) =>
    isWaiting.has(amendment) ? [endWait(amendment.seat, meaning)] : [],
  );
  const changes = await write(writing, { newRatings, accepted });
  const quarantined = judged.flatMap(({ amendment, meaning }) =>
    meaning.kind === 'quarantine' && !isWaiting.has(amendment)
      ? [{ seat: amendment.seat, why: meaning }]
      : [],
  );
  return { changes, quarantined, endedWaits };
}

/** Its rating is here: the amendment counts, or stays aside for what is wrong with itself. */
const endWait = (seat: Seat, meaning: Meaning): QuarantineDecision => ({
  seat,
  waitsFor: meaning.kind === 'quarantine' ? meaning : null,
});

interface Accepted {
  readonly seat: Seat;
  readonly rating: RatingRow;
  readonly meaning: Amendment;
}

async function waitingFor(
  { trx }: Writing,
  newRatings: readonly RatingRow[],
): Promise<SeatedAmendment[]> {
  if (newRatings.length === 0) return [];
  const ids = newRatings.map(({ rating_id }) => rating_id);
  const waiting = await readWaiting(trx, 'unknown-rating', ids);
  return waiting.flatMap(({ bytes, ...seat }) => {
    const record = parseJson(recordSchema, new TextDecoder().decode(bytes));
    return record.ok && record.value.kind === 'amendment' ? [{ seat, record: record.value }] : [];
  });
}

/** The ratings of the group and all others that are amended, by `ratingKey`. */
async function ratingsOf(
  { trx }: Writing,
  newRatings: readonly RatingRow[],
  amendments: readonly SeatedAmendment[],
): Promise<Map<string, RatingRow>> {
  const known = new Map(newRatings.map((row) => [ratingKey(row), row]));
  const missing = amendments.filter((amendment) => !known.has(ratingKeyOf(amendment)));
  if (missing.length === 0) return known;
  const rows = await readRatings(trx, {
    unitIds: [...new Set(missing.map(({ seat }) => seat.unit_id))],
    ratingIds: missing.map(({ record }) => record.body.rating),
  });
  for (const row of rows) known.set(ratingKey(row), row);
  return known;
}

async function judge(
  { trx }: Writing,
  known: ReadonlyMap<string, RatingRow>,
  amendments: readonly SeatedAmendment[],
) {
  const named = amendments.map((amendment) => known.get(ratingKeyOf(amendment)));
  const codes = named.flatMap((row) => (row === undefined ? [] : [row.questionnaire_code]));
  const questionnaire = await questionnaireShelf(trx, codes);
  return amendments.map((amendment) => {
    const row = known.get(ratingKeyOf(amendment));
    const rating = row && {
      kioskId: row.kiosk_id,
      questionnaire: { code: row.questionnaire_code, version: row.questionnaire_version },
    };
    const context = {
      ...{ hasCounter: () => true, mayServe: () => true },
      ...{ questionnaire, rating: () => rating },
    };
    return { amendment, row, meaning: interpret(amendment.record, context) };
  });
}

async function write(
  writing: Writing,
  given: {
    readonly newRatings: readonly RatingRow[];
    readonly accepted: readonly Accepted[];
  },
): Promise<RatingChange[]> {
  const { newRatings, accepted } = given;
  const fresh = new Set(newRatings.map(ratingKey));
  const amended = [...new Map(accepted.map(({ rating }) => [ratingKey(rating), rating])).values()];
  const earlier = amended.filter((row) => !fresh.has(ratingKey(row)));
  const history = await historyOf(writing, earlier);
  const answers = accepted.flatMap(answerRows);
  const reasons = accepted.flatMap(reasonRows);
  await insertAnswers(writing, answers);
  await insertReasons(writing, reasons);
  const [newAnswers, newReasons] = [
    Map.groupBy(answers, ratingKey),
    Map.groupBy(reasons, ratingKey),
  ];
  const touched = new Map([...newRatings, ...amended].map((row) => [ratingKey(row), row]));
  // What amends an annulled rating is kept like any other, and counts as little as the rating.
  for (const key of await annulledAmong(writing.trx, idsOf(earlier))) {
    touched.delete(key);
  }
  return [...touched].map(([key, rating]) => {
    const before = history.get(key) ?? { rating, answers: [], reasons: [] };
    return {
      rating,
      before: fresh.has(key) ? NOTHING_COUNTED : effectiveOf(before),
      after: effectiveOf({
        rating,
        answers: [...before.answers, ...(newAnswers.get(key) ?? [])],
        reasons: [...before.reasons, ...(newReasons.get(key) ?? [])],
      }),
    };
  });
}

async function historyOf({ trx }: Writing, ratings: readonly RatingRow[]) {
  if (ratings.length === 0) return new Map<string, never>();
  const ids = idsOf(ratings);
  const answers = Map.groupBy(await readAnswers(trx, ids), ratingKey);
  const reasons = Map.groupBy(await readReasons(trx, ids), ratingKey);
  return new Map(
    ratings.map((rating) => {
      const key = ratingKey(rating);
      return [key, { rating, answers: answers.get(key) ?? [], reasons: reasons.get(key) ?? [] }];
    }),
  );
}

const ratingKeyOf = ({ seat, record }: SeatedAmendment): string =>
  ratingKey({ unit_id: seat.unit_id, rating_id: record.body.rating });

const answerRows = ({ seat, meaning }: Accepted): AnswerRow[] =>
  meaning.levels.map(([itemCode, level]) => ({
    unit_id: seat.unit_id,
    rating_id: meaning.ratingId,
    item_code: itemCode,
    epoch: seat.epoch,
    seq: seat.seq,
    level,
  }));

/** An empty set is a row as well: it takes earlier reasons back. */
function reasonRows({ seat, meaning }: Accepted): ReasonGivenRow[] {
  if (meaning.reasons === undefined) return [];
  const codes = meaning.reasons.length === 0 ? [NONE] : meaning.reasons;
  return codes.map((code) => ({
    unit_id: seat.unit_id,
    rating_id: meaning.ratingId,
    epoch: seat.epoch,
    seq: seat.seq,
    reason_code: code,
  }));
}
