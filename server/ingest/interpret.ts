import { OVERALL, type Questionnaire } from '../../shared/domain/questionnaire.ts';
import type { Level } from '../../shared/domain/level.ts';
import type {
  AmendmentBody,
  DutyBody,
  KioskRecord,
  RatingBody,
} from '../../shared/record/record.ts';

/** Why a record is kept without being counted. A reason once published keeps its meaning. */
export const QUARANTINE_REASONS = [
  /** The bytes are no record that this program understands. */
  'unknown-meaning',
  /** No such counter in the kiosk's unit. */
  'unknown-counter',
  /** No such official who may serve the kiosk's unit on that day. */
  'unknown-official',
  'unknown-questionnaire',
  'unknown-item',
  'unknown-reason',
  'too-many-reasons',
  /** An amendment whose rating is not here; it is counted when the rating comes. */
  'unknown-rating',
  /** Another rating of the unit has this id already. */
  'repeated-id',
  /** The kiosk was revoked before the record came; whether it counts is for a person to say. */
  'after-revocation',
  /** The record does not follow the one before it in its chain; a person has to look. */
  'chain-break',
] as const;

export type QuarantineReason = (typeof QUARANTINE_REASONS)[number];

export interface Quarantined {
  readonly kind: 'quarantine';
  readonly reason: QuarantineReason;
  readonly detail: string;
}

/** What an amendment changes, checked against the questionnaire of its rating. */
export interface Amendment {
  readonly kind: 'amendment';
  readonly ratingId: string;
  /** Levels by item code; the overall level under `OVERALL`. */
  readonly levels: readonly (readonly [itemCode: string, level: Level])[];
  /** The reasons that hold from now on; undefined when they were not touched. */
  readonly reasons: readonly string[] | undefined;
}

export type Meaning =
  | { readonly kind: 'rating' }
  | { readonly kind: 'duty' }
  | { readonly kind: 'nothing' }
  | Amendment
  | Quarantined;

/** The rating that an amendment names, as far as it matters here. */
export interface AmendedRating {
  readonly kioskId: string;
  readonly questionnaire: RatingBody['questionnaire'];
}

/** What the records of one unit are judged by. */
export interface InterpretContext {
  readonly hasCounter: (counterId: string) => boolean;
  readonly questionnaire: (named: RatingBody['questionnaire']) => Questionnaire | undefined;
  readonly rating: (ratingId: string) => AmendedRating | undefined;
  /** May the official serve a counter of the unit at the record's moment? */
  readonly mayServe: (officialId: string) => boolean;
}

/** What a record means to the counts. */
export function interpret(record: KioskRecord, context: InterpretContext): Meaning {
  switch (record.kind) {
    case 'rating':
      return interpretRating(record.body, context);
    case 'amendment':
      return interpretAmendment(record.kiosk, record.body, context);
    case 'duty':
      return interpretDuty(record.body, context);
    case 'boot':
    case 'storage-loss':
    case 'clock':
      return { kind: 'nothing' };
  }
}

export const quarantine = (reason: QuarantineReason, detail: string): Quarantined => ({
  kind: 'quarantine',
  reason,
  detail,
});

function interpretRating(body: RatingBody, context: InterpretContext): Meaning {
  if (!context.hasCounter(body.counter)) return quarantine('unknown-counter', body.counter);
  if (context.questionnaire(body.questionnaire) === undefined) {
    return unknownQuestionnaire(body.questionnaire);
  }
  return { kind: 'rating' };
}

function interpretDuty({ counter, official }: DutyBody, context: InterpretContext): Meaning {
  if (!context.hasCounter(counter)) return quarantine('unknown-counter', counter);
  if (official !== null && !context.mayServe(official)) {
    return quarantine('unknown-official', official);
  }
  return { kind: 'duty' };
}

/** A visit is one kiosk's: nobody amends what was given at another. */
function interpretAmendment(
  kioskId: string,
  body: AmendmentBody,
  context: InterpretContext,
): Meaning {
  const rating = context.rating(body.rating);
  if (rating?.kioskId !== kioskId) return quarantine('unknown-rating', body.rating);
  const questionnaire = context.questionnaire(rating.questionnaire);
  if (questionnaire === undefined) return unknownQuestionnaire(rating.questionnaire);
  return checkedAmendment(body, questionnaire);
}

function checkedAmendment(body: AmendmentBody, questionnaire: Questionnaire): Meaning {
  const answers = Object.entries(body.answers ?? {});
  const furtherItems = new Set(questionnaire.items.slice(1).map(({ code }) => code));
  const unknownItem = answers.find(([code]) => !furtherItems.has(code));
  if (unknownItem !== undefined) return quarantine('unknown-item', unknownItem[0]);

  const reasons = body.reasons === undefined ? undefined : [...new Set(body.reasons)];
  const known = new Set(questionnaire.reasons.map(({ code }) => code));
  const unknownReason = reasons?.find((code) => !known.has(code));
  if (unknownReason !== undefined) return quarantine('unknown-reason', unknownReason);
  if (reasons !== undefined && reasons.length > questionnaire.maxReasons) {
    return quarantine('too-many-reasons', `${reasons.length} of ${questionnaire.maxReasons}`);
  }

  const overall = body.level === undefined ? [] : [[OVERALL, body.level] as const];
  return { kind: 'amendment', ratingId: body.rating, levels: [...overall, ...answers], reasons };
}

const unknownQuestionnaire = (named: RatingBody['questionnaire']): Quarantined =>
  quarantine('unknown-questionnaire', `${named.code} version ${named.version}`);
