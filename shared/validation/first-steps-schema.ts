import * as v from 'valibot';
import type { FirstSteps } from '../api/first-steps.ts';
import type { Schema } from './parse.ts';
import { countSchema, instantMsSchema } from './primitives.ts';

const whenSchema = v.nullable(instantMsSchema);

export const firstStepsSchema: Schema<FirstSteps> = v.object({
  units: countSchema,
  servicePoints: countSchema,
  counters: countSchema,
  officials: countSchema,
  duties: countSchema,
  targets: countSchema,
  https: v.boolean(),
  kiosks: countSchema,
  firstRatingAtMs: whenSchema,
  backupAtMs: whenSchema,
  exportedAtMs: whenSchema,
});
