import * as v from 'valibot';
import {
  REMOVAL_WORD,
  SAMPLE_BLOCKERS,
  type SampleData,
  type SampleRemoval,
} from '../api/sample-data.ts';
import type { Schema } from './parse.ts';
import { countSchema } from './primitives.ts';

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
});

export const sampleRemovalSchema: Schema<SampleRemoval> = v.strictObject({
  confirmation: v.literal(REMOVAL_WORD),
});
