import * as v from 'valibot';
import { TARGET_OPERATORS } from '../domain/target.ts';
import { countSchema } from './primitives.ts';

/** 0 to 1. */
export const shareSchema = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const differenceSchema = v.pipe(v.number(), v.minValue(-1), v.maxValue(1));

export const levelCountsSchema = v.object({
  n1: countSchema,
  n2: countSchema,
  n3: countSchema,
  n4: countSchema,
  n5: countSchema,
});

export const reportTargetSchema = v.object({
  operator: v.picklist(TARGET_OPERATORS),
  valuePercent: v.number(),
  legalBasis: v.string(),
});

const judgementSchema = v.object({
  target: reportTargetSchema,
  verdict: v.picklist(['met', 'not-met', 'undetermined', 'insufficient']),
  nominal: v.picklist(['met', 'not-met']),
  distance: differenceSchema,
});

const changeSchema = v.variant('kind', [
  v.object({
    kind: v.literal('known'),
    earlierRate: shareSchema,
    difference: differenceSchema,
    lower: differenceSchema,
    upper: differenceSchema,
    direction: v.picklist(['rise', 'fall', 'uncertain']),
  }),
  v.object({ kind: v.literal('unknown') }),
]);

/** A figure that may be published, or the reason why not. */
export const figureSchema = v.variant('kind', [
  v.object({
    kind: v.literal('shown'),
    counts: levelCountsSchema,
    n: countSchema,
    satisfied: countSchema,
    rate: shareSchema,
    interval: v.object({ lower: shareSchema, upper: shareSchema }),
    judgement: v.nullable(judgementSchema),
    sincePrevious: changeSchema,
    sinceLastYear: changeSchema,
  }),
  v.object({
    kind: v.literal('coarse'),
    n: countSchema,
    share: v.picklist(['above-90', 'below-10']),
    target: v.nullable(reportTargetSchema),
  }),
  v.object({
    kind: v.literal('hidden'),
    why: v.picklist(['small', 'few-days', 'complementary']),
    fewerThan: countSchema,
  }),
  v.object({ kind: v.literal('empty') }),
]);
