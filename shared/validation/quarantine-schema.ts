import * as v from 'valibot';
import type { QuarantineList, QuarantineReplay, QuarantineReplayed } from '../api/quarantine.ts';
import type { Schema } from './parse.ts';
import { countSchema, instantMsSchema } from './primitives.ts';

const reasonSchema = v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,63}$/u));

export const quarantineListSchema: Schema<QuarantineList> = v.object({
  entries: v.array(
    v.object({
      reason: v.string(),
      kiosk: v.object({ id: v.string(), name: v.string() }),
      count: countSchema,
      oldestSinceMs: instantMsSchema,
    }),
  ),
  count: countSchema,
  oldestSinceMs: v.nullable(instantMsSchema),
  alarm: v.boolean(),
  nowMs: instantMsSchema,
});

export const quarantineReplaySchema: Schema<QuarantineReplay> = v.strictObject({
  reason: v.exactOptional(reasonSchema),
  dryRun: v.exactOptional(v.boolean()),
});

export const quarantineReplayedSchema: Schema<QuarantineReplayed> = v.object({
  tried: countSchema,
  released: countSchema,
  kept: v.array(v.object({ reason: v.string(), count: countSchema })),
});
