import * as v from 'valibot';
import type { Rescue, RescueResult } from '../api/rescue.ts';
import { MAX_RESCUE_RECORDS, RESCUE_KIND, type RescueFile } from '../record/rescue.ts';
import type { Schema } from './parse.ts';
import { base64urlSchema, countSchema, idSchema } from './primitives.ts';
import { kioskHealthSchema } from './sync-schema.ts';

/** The file, before its text is read. */
export const rescueFileSchema: Schema<RescueFile> = v.strictObject({
  v: v.literal(1),
  kind: v.literal(RESCUE_KIND),
  rescue: v.string(),
  signature: v.nullable(v.pipe(base64urlSchema, v.maxLength(200))),
});

/** The text under the file's signature. */
export const rescueSchema: Schema<Rescue> = v.strictObject({
  kiosk: idSchema,
  epoch: v.pipe(countSchema, v.minValue(1)),
  records: v.pipe(
    v.array(v.strictObject({ bytes: base64urlSchema, signature: base64urlSchema })),
    v.maxLength(MAX_RESCUE_RECORDS),
  ),
  health: kioskHealthSchema,
});

export const rescueResultSchema: Schema<RescueResult> = v.object({
  kiosk: v.string(),
  sealed: v.boolean(),
  stored: countSchema,
  duplicate: countSchema,
  quarantined: countSchema,
  fork: countSchema,
  refused: v.array(v.object({ index: countSchema, message: v.string() })),
});
