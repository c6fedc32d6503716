import * as v from 'valibot';
import { CHANNELS, type KioskRecord } from '../record/record.ts';
import type { Schema } from './parse.ts';
import {
  codeSchema,
  countSchema,
  hashSchema,
  idSchema,
  instantMsSchema,
  languageSchema,
  levelSchema,
} from './primitives.ts';

const timeSchema = v.strictObject({
  wallMs: instantMsSchema,
  monoMs: v.pipe(v.number(), v.finite(), v.minValue(0)),
  boot: idSchema,
  anchor: v.nullable(
    v.strictObject({
      serverMs: instantMsSchema,
      monoMs: v.pipe(v.number(), v.finite(), v.minValue(0)),
      roundTripMs: v.pipe(v.number(), v.finite(), v.minValue(0)),
      wallMs: v.exactOptional(instantMsSchema),
    }),
  ),
});

const placeEntries = {
  v: v.literal(1),
  id: v.pipe(v.string(), v.uuid()),
  kiosk: idSchema,
  epoch: v.pipe(countSchema, v.minValue(1)),
  seq: v.pipe(countSchema, v.minValue(1)),
  prev: hashSchema,
  time: timeSchema,
};

const ratingSchema = v.strictObject({
  counter: idSchema,
  official: v.nullable(idSchema),
  questionnaire: v.strictObject({ code: codeSchema, version: countSchema }),
  level: levelSchema,
  language: languageSchema,
  channel: v.picklist(CHANNELS),
  tookMs: v.pipe(v.number(), v.finite(), v.minValue(0)),
  ignoredTaps: countSchema,
});

const amendmentSchema = v.strictObject({
  rating: v.pipe(v.string(), v.uuid()),
  level: v.exactOptional(levelSchema),
  reasons: v.exactOptional(v.pipe(v.array(codeSchema), v.maxLength(10))),
  answers: v.exactOptional(
    v.pipe(
      v.record(codeSchema, levelSchema),
      v.check((answers) => Object.keys(answers).length <= 40),
    ),
  ),
});

const bootSchema = v.strictObject({
  build: v.pipe(v.string(), v.maxLength(64)),
  persisted: v.nullable(v.boolean()),
  journalRecords: countSchema,
  storedRecords: countSchema,
});

const storageLossSchema = v.strictObject({
  store: v.picklist(['journal', 'indexeddb']),
  rebuilt: countSchema,
  fromSeq: v.nullable(countSchema),
  toSeq: v.nullable(countSchema),
});

const clockSchema = v.strictObject({
  wallOffsetMs: v.pipe(v.number(), v.finite()),
  previousWallOffsetMs: v.nullable(v.pipe(v.number(), v.finite())),
});

const dutySchema = v.strictObject({ counter: idSchema, official: v.nullable(idSchema) });

/** The meaning of a record's bytes. Strict: a key that nobody knows is a reason for quarantine. */
export const recordSchema: Schema<KioskRecord> = v.variant('kind', [
  v.strictObject({ ...placeEntries, kind: v.literal('rating'), body: ratingSchema }),
  v.strictObject({ ...placeEntries, kind: v.literal('amendment'), body: amendmentSchema }),
  v.strictObject({ ...placeEntries, kind: v.literal('boot'), body: bootSchema }),
  v.strictObject({ ...placeEntries, kind: v.literal('storage-loss'), body: storageLossSchema }),
  v.strictObject({ ...placeEntries, kind: v.literal('clock'), body: clockSchema }),
  v.strictObject({ ...placeEntries, kind: v.literal('duty'), body: dutySchema }),
]);

/**
 * The place of a record alone, for bytes whose meaning is not understood: a record of a newer
 * kiosk still takes its seat in the chain, and waits in quarantine.
 */
export const recordPlaceSchema = v.object({
  id: placeEntries.id,
  kiosk: placeEntries.kiosk,
  epoch: placeEntries.epoch,
  seq: placeEntries.seq,
  prev: placeEntries.prev,
});
