import * as v from 'valibot';
import { RECORD_FATES, type Receipt, type SignedReceipt } from '../record/receipt.ts';
import type { Batch, KioskHealth } from '../api/batch.ts';
import { MAX_BATCH_RECORDS } from '../api/batch.ts';
import type { Battery } from '../domain/battery.ts';
import type { Schema } from './parse.ts';
import {
  base64urlSchema,
  countSchema,
  hashSchema,
  idSchema,
  instantMsSchema,
} from './primitives.ts';

export const batterySchema: Schema<Battery> = v.strictObject({
  percent: v.pipe(countSchema, v.maxValue(100)),
  charging: v.boolean(),
});

/** What a kiosk tells of itself. */
export const kioskHealthSchema: Schema<KioskHealth> = v.strictObject({
  build: v.pipe(v.string(), v.maxLength(64)),
  pending: countSchema,
  oldestPendingWallMs: v.nullable(instantMsSchema),
  head: v.nullable(v.strictObject({ seq: countSchema, hash: hashSchema })),
  wallMs: instantMsSchema,
  persisted: v.nullable(v.boolean()),
  storageMode: v.picklist(['journal+indexeddb', 'indexeddb', 'journal']),
  battery: v.exactOptional(v.nullable(batterySchema)),
});

/** A batch of sealed records, and what the kiosk says of its queue. */
export const batchSchema: Schema<Batch> = v.strictObject({
  records: v.pipe(
    v.array(v.strictObject({ bytes: base64urlSchema, signature: base64urlSchema })),
    v.maxLength(MAX_BATCH_RECORDS),
  ),
  health: kioskHealthSchema,
});

export const signedReceiptSchema: Schema<SignedReceipt> = v.object({
  receipt: v.string(),
  signature: base64urlSchema,
});

export const receiptSchema: Schema<Receipt> = v.object({
  v: v.picklist([1]),
  kiosk: idSchema,
  epoch: countSchema,
  request: hashSchema,
  results: v.array(
    v.object({
      epoch: countSchema,
      seq: countSchema,
      hash: hashSchema,
      fate: v.picklist(RECORD_FATES),
    }),
  ),
  through: countSchema,
  head: v.nullable(hashSchema),
  nowMs: instantMsSchema,
  configurationRevision: v.string(),
  missing: v.exactOptional(
    v.array(v.object({ epoch: countSchema, fromSeq: countSchema, toSeq: countSchema })),
  ),
});
