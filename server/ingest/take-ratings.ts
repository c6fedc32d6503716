import type { KioskRecord } from '../../shared/record/record.ts';
import { insertRatings, ratingKey } from '../store/ratings.ts';
import { readCounters, readDuties, type CounterPlace } from '../store/roster.ts';
import type { Stretch } from '../store/stretch.ts';
import type { RatingRow } from '../store/schema.ts';
import type { Writing } from '../store/writing.ts';
import { rosterOf, type OnDuty } from './attribution.ts';
import { dayFinder } from './day-finder.ts';
import { interpret, quarantine, type Quarantined } from './interpret.ts';
import type { Delivery, OpenedRecord } from './opened-batch.ts';
import { questionnaireShelf, type QuestionnaireShelf } from './questionnaire-shelf.ts';
import type { RatedAt } from './rated-at.ts';

/** A new record that says it is a rating. */
export interface NewRating {
  readonly batch: Delivery;
  readonly opened: OpenedRecord;
  readonly record: Extract<KioskRecord, { kind: 'rating' }>;
  readonly at: RatedAt;
}

export interface TakenRatings {
  readonly rows: readonly RatingRow[];
  readonly quarantined: ReadonlyMap<OpenedRecord, Quarantined>;
}

/** Longest time for one tap that is kept; a clock that jumped can claim any. */
export const LONGEST_TAP_MS = 86_400_000;

/** Interprets, attributes and stores new ratings; those that cannot be counted go to quarantine. */
export async function takeRatings(
  writing: Writing,
  ratings: readonly NewRating[],
): Promise<TakenRatings> {
  if (ratings.length === 0) return { rows: [], quarantined: new Map() };
  const around = await readSurroundings(writing, ratings);
  const quarantined = new Map<OpenedRecord, Quarantined>();
  const counted = new Map<string, { rating: NewRating; row: RatingRow }>();
  for (const rating of ratings) {
    const meaning = meaningOf(rating, around);
    const row = rowOf(rating, around);
    if (meaning.kind === 'quarantine') quarantined.set(rating.opened, meaning);
    else if (counted.has(ratingKey(row))) quarantined.set(rating.opened, repeatedId(row));
    else counted.set(ratingKey(row), { rating, row });
  }
  const offered = [...counted.values()];
  const free = await insertRatings(
    writing,
    offered.map(({ row }) => row),
  );
  for (const { rating, row } of offered) {
    if (!free.has(row)) quarantined.set(rating.opened, repeatedId(row));
  }
  return { rows: [...free], quarantined };
}

/** What the ratings of a group are judged, attributed and dated by. */
interface Surroundings {
  readonly counters: ReadonlyMap<string, CounterPlace>;
  readonly questionnaire: QuestionnaireShelf;
  readonly onDuty: OnDuty;
  readonly dayOf: ReturnType<typeof dayFinder>;
}

async function readSurroundings(
  { trx }: Writing,
  ratings: readonly NewRating[],
): Promise<Surroundings> {
  const counterIds = [...new Set(ratings.map(({ record }) => record.body.counter))];
  const codes = ratings.map(({ record }) => record.body.questionnaire.code);
  return {
    counters: await readCounters(trx, counterIds),
    questionnaire: await questionnaireShelf(trx, codes),
    onDuty: rosterOf(await readDuties(trx, counterIds, stretchOf(ratings))),
    dayOf: dayFinder(),
  };
}

function stretchOf(ratings: readonly NewRating[]): Stretch {
  let [fromMs, toMs] = [Infinity, -Infinity];
  for (const { at } of ratings) {
    fromMs = Math.min(fromMs, at.bestMs);
    toMs = Math.max(toMs, at.bestMs);
  }
  return { fromMs, toMs };
}

const meaningOf = ({ batch, record }: NewRating, { counters, questionnaire }: Surroundings) =>
  interpret(record, {
    hasCounter: (id) => counters.get(id)?.unitId === batch.unitId,
    questionnaire,
    rating: () => undefined,
    mayServe: () => true,
  });

function rowOf({ batch, opened, record, at }: NewRating, around: Surroundings): RatingRow {
  const { body } = record;
  const { localDay, atom } = around.dayOf(at.bestMs);
  return {
    unit_id: batch.unitId,
    rating_id: record.id,
    kiosk_id: batch.kioskId,
    epoch: opened.epoch,
    seq: opened.seq,
    counter_id: body.counter,
    official_id: around.onDuty(body.counter, at.bestMs, {
      ...{ kioskId: batch.kioskId, epoch: opened.epoch, seq: opened.seq },
    }),
    field_code: around.counters.get(body.counter)?.fieldCode ?? null,
    questionnaire_code: body.questionnaire.code,
    questionnaire_version: body.questionnaire.version,
    level: body.level,
    language: body.language,
    channel: body.channel,
    took_ms: Math.round(Math.min(body.tookMs, LONGEST_TAP_MS)),
    earliest_ms: at.earliestMs,
    latest_ms: at.latestMs,
    clock_quality: at.quality,
    local_day: localDay,
    atom,
  };
}

const repeatedId = (row: RatingRow): Quarantined => quarantine('repeated-id', row.rating_id);
