import type { StoreReader } from './open-store.ts';
import { rowInsert } from './row-insert.ts';
import type { AnswerRow, RatingRow, ReasonGivenRow } from './schema.ts';
import type { Writing } from './writing.ts';

const newRating = rowInsert('ratings', {
  columns: [
    'unit_id',
    'rating_id',
    'kiosk_id',
    'epoch',
    'seq',
    'counter_id',
    'official_id',
    'field_code',
    'questionnaire_code',
    'questionnaire_version',
    'level',
    'language',
    'channel',
    'took_ms',
    'earliest_ms',
    'latest_ms',
    'clock_quality',
    'local_day',
    'atom',
  ],
  onConflict: 'on conflict do nothing',
  key: ['unit_id', 'rating_id'],
});

const newAnswer = rowInsert('answers', {
  columns: ['unit_id', 'rating_id', 'item_code', 'epoch', 'seq', 'level'],
});

const newReason = rowInsert('reasons_given', {
  columns: ['unit_id', 'rating_id', 'epoch', 'seq', 'reason_code'],
});

/** A rating's key for maps and sets. */
export const ratingKey = (row: Pick<RatingRow, 'unit_id' | 'rating_id'>): string =>
  `${row.unit_id}.${row.rating_id}`;

/** Stores ratings and answers those whose id was free in their unit. */
export async function insertRatings(
  { trx, insertRows }: Writing,
  rows: readonly RatingRow[],
): Promise<Set<RatingRow>> {
  return new Set(await insertRows(trx, newRating, rows));
}

export async function insertAnswers(
  { trx, insertRows }: Writing,
  rows: readonly AnswerRow[],
): Promise<void> {
  await insertRows(trx, newAnswer, rows);
}

export async function insertReasons(
  { trx, insertRows }: Writing,
  rows: readonly ReasonGivenRow[],
): Promise<void> {
  await insertRows(trx, newReason, rows);
}

/** Ratings of some units by id. */
export interface RatingIds {
  readonly unitIds: readonly string[];
  readonly ratingIds: readonly string[];
}

export const idsOf = (ratings: readonly Pick<RatingRow, 'unit_id' | 'rating_id'>[]): RatingIds => ({
  unitIds: [...new Set(ratings.map(({ unit_id }) => unit_id))],
  ratingIds: ratings.map(({ rating_id }) => rating_id),
});

export function readRatings(db: StoreReader, ids: RatingIds): Promise<RatingRow[]> {
  return db
    .selectFrom('ratings')
    .selectAll()
    .where('unit_id', 'in', ids.unitIds)
    .where('rating_id', 'in', ids.ratingIds)
    .execute();
}

export function readAnswers(db: StoreReader, ids: RatingIds): Promise<AnswerRow[]> {
  return db
    .selectFrom('answers')
    .selectAll()
    .where('unit_id', 'in', ids.unitIds)
    .where('rating_id', 'in', ids.ratingIds)
    .execute();
}

export function readReasons(db: StoreReader, ids: RatingIds): Promise<ReasonGivenRow[]> {
  return db
    .selectFrom('reasons_given')
    .selectAll()
    .where('unit_id', 'in', ids.unitIds)
    .where('rating_id', 'in', ids.ratingIds)
    .execute();
}
