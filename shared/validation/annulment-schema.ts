import * as v from 'valibot';
import type {
  AnnulmentCoverage,
  AnnulmentDecisionRequest,
  AnnulmentPageQuery,
  AnnulmentRequest,
  Annulments,
  AnnulmentSummary,
  AnnulmentWindowQuery,
  LiftRequest,
} from '../api/annulments.ts';
import {
  ANNULMENT_KINDS,
  ANNULMENT_PLACES,
  ANNULMENT_REASONS,
  ANNULMENT_STATES,
  LONGEST_ANNULMENT_DAYS,
  SHORTEST_EXPLANATION,
} from '../domain/annulment.ts';
import { DAY_MS } from '../domain/local-day.ts';
import { localMinuteStartMs, type LocalMinute } from '../domain/local-minute.ts';
import { localMinuteSchema } from './duty-schema.ts';
import type { Schema } from './parse.ts';
import { countSchema, idSchema, instantMsSchema } from './primitives.ts';

const windowEntries = {
  place: v.picklist(ANNULMENT_PLACES),
  id: idSchema,
  from: localMinuteSchema,
  to: localMinuteSchema,
};

const WINDOW = `Expected a window that ends after it begins, at most ${LONGEST_ANNULMENT_DAYS} days.`;

const isWindow = ({ from, to }: { readonly from: LocalMinute; readonly to: LocalMinute }) => {
  const length = localMinuteStartMs(to) - localMinuteStartMs(from);
  return length > 0 && length <= LONGEST_ANNULMENT_DAYS * DAY_MS;
};

/** Somebody who was not there has to understand it. */
const explanationSchema = v.pipe(
  v.string(),
  v.trim(),
  v.normalize('NFC'),
  v.minLength(SHORTEST_EXPLANATION),
  v.maxLength(1_000),
  v.regex(/^[^\p{Cc}\n]*(?:\n[^\p{Cc}\n]*)*$/u),
);

const noteSchema = v.pipe(
  v.string(),
  v.trim(),
  v.normalize('NFC'),
  v.maxLength(500),
  v.regex(/^[^\p{Cc}\n]*(?:\n[^\p{Cc}\n]*)*$/u),
);

export const annulmentPageQuerySchema: Schema<AnnulmentPageQuery> = v.strictObject({
  before: v.exactOptional(idSchema),
});

export const annulmentWindowQuerySchema: Schema<AnnulmentWindowQuery> = v.pipe(
  v.strictObject(windowEntries),
  v.check((typed) => isWindow(typed), WINDOW),
);

export const annulmentRequestSchema: Schema<AnnulmentRequest> = v.pipe(
  v.strictObject({
    ...windowEntries,
    reason: v.picklist(ANNULMENT_REASONS),
    explanation: explanationSchema,
  }),
  v.check((typed) => isWindow(typed), WINDOW),
);

export const liftRequestSchema: Schema<LiftRequest> = v.strictObject({
  explanation: explanationSchema,
});

const digestSchema = v.pipe(v.string(), v.regex(/^[\da-f]{64}$/u));

export const annulmentDecisionRequestSchema: Schema<AnnulmentDecisionRequest> = v.strictObject({
  decision: v.picklist(['approve', 'refuse']),
  digest: digestSchema,
  note: noteSchema,
});

const shownCountSchema = v.union([countSchema, v.literal('few')]);

const monthsSchema = v.array(v.object({ month: v.string(), n: countSchema }));

const levelsSchema = v.nullable(
  v.object({ 1: countSchema, 2: countSchema, 3: countSchema, 4: countSchema, 5: countSchema }),
);

export const annulmentCoverageSchema: Schema<AnnulmentCoverage> = v.object({
  ratings: shownCountSchema,
  months: monthsSchema,
  annulledBefore: shownCountSchema,
  uncertain: shownCountSchema,
});

const summarySchema: Schema<AnnulmentSummary> = v.object({
  id: v.string(),
  kind: v.picklist(ANNULMENT_KINDS),
  liftsId: v.nullable(v.string()),
  unit: v.object({ code: v.string(), name: v.string() }),
  place: v.object({ kind: v.picklist(ANNULMENT_PLACES), name: v.string() }),
  from: localMinuteSchema,
  to: localMinuteSchema,
  reason: v.picklist(ANNULMENT_REASONS),
  explanation: v.string(),
  proposedBy: v.string(),
  proposedAtMs: instantMsSchema,
  endsAtMs: instantMsSchema,
  state: v.picklist(ANNULMENT_STATES),
  decided: v.nullable(v.object({ by: v.string(), atMs: instantMsSchema, note: v.string() })),
  ratings: shownCountSchema,
  months: monthsSchema,
  levels: levelsSchema,
  digest: v.nullable(digestSchema),
  arrivedLater: shownCountSchema,
  own: v.boolean(),
  mayDecide: v.boolean(),
});

export const annulmentsSchema: Schema<Annulments> = v.object({
  annulments: v.array(summarySchema),
  olderBefore: v.nullable(v.string()),
  nowMs: instantMsSchema,
});
