import * as v from 'valibot';
import type { Health } from '../api/health.ts';
import type { Schema } from './parse.ts';
import { countSchema, instantMsSchema } from './primitives.ts';

export const healthSchema: Schema<Health> = v.object({
  status: v.picklist(['ok', 'degraded']),
  version: v.string(),
  uptimeMs: v.pipe(v.number(), v.minValue(0)),
  database: v.object({ engine: v.picklist(['sqlite', 'postgres']), writable: v.boolean() }),
  clockIsRight: v.boolean(),
  freeBytes: v.nullable(countSchema),
  leastFreeBytes: v.nullable(countSchema),
  lastVerifiedBackupAtMs: v.nullable(instantMsSchema),
  oldestQuarantinedAtMs: v.nullable(instantMsSchema),
  nowMs: instantMsSchema,
});
