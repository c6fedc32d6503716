import * as v from 'valibot';
import {
  REMOVAL_WORD,
  SAMPLE_BLOCKERS,
  SAMPLE_LOAD_STATES,
  type SampleData,
  type SampleRemoval,
} from '../api/sample-data.ts';
import type { Schema } from './parse.ts';
import { countSchema, instantMsSchema } from './primitives.ts';

export const sampleDataSchema: Schema<SampleData> = v.object({
  sample: v.boolean(),
  goes: v.object({
    units: countSchema,
    counters: countSchema,
    officials: countSchema,
    kiosks: countSchema,
    ratings: countSchema,
  }),
  obstacles: v.array(
    v.object({
      kind: v.picklist(SAMPLE_BLOCKERS),
      count: countSchema,
      names: v.array(v.string()),
    }),
  ),
  load: v.nullable(
    v.object({
      state: v.picklist(SAMPLE_LOAD_STATES),
      wanted: countSchema,
      done: countSchema,
      startedAtMs: instantMsSchema,
    }),
  ),
});

export const sampleRemovalSchema: Schema<SampleRemoval> = v.strictObject({
  confirmation: v.literal(REMOVAL_WORD),
});
