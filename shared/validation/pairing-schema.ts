import * as v from 'valibot';
import { LONGEST_KIOSK_NAME } from '../api/kiosk-place.ts';
import type {
  Enrolment,
  PairingApproval,
  PairingPoll,
  PairingRequest,
  PairingStarted,
  PairingState,
  ReKeyRequest,
} from '../api/pairing.ts';
import { configurationSchema } from './configuration-schema.ts';
import type { Schema } from './parse.ts';
import {
  algorithmSchema,
  codeSchema,
  countSchema,
  idSchema,
  instantMsSchema,
  nameSchema,
} from './primitives.ts';

/** A P-256 key takes 87 characters, a signature 86: no field of a pairing is longer. */
const keyPartSchema = v.pipe(v.string(), v.regex(/^[\w-]{1,120}$/u));

/** A kiosk asks to be paired. */
export const pairingRequestSchema: Schema<PairingRequest> = v.strictObject({
  algorithm: algorithmSchema,
  publicKey: keyPartSchema,
  proof: keyPartSchema,
});

/** A kiosk that lost its key asks for its next epoch. */
export const reKeyRequestSchema: Schema<ReKeyRequest> = v.strictObject({
  algorithm: algorithmSchema,
  publicKey: keyPartSchema,
  proof: keyPartSchema,
  ticket: keyPartSchema,
});

/** A kiosk asks whether its code was typed. */
export const pairingPollSchema: Schema<PairingPoll> = v.strictObject({
  deviceCode: keyPartSchema,
});

/** A steward confirms where the device stands. */
export const pairingApprovalSchema: Schema<PairingApproval> = v.strictObject({
  counterId: idSchema,
  name: v.pipe(nameSchema, v.maxLength(LONGEST_KIOSK_NAME)),
  questionnaire: codeSchema,
  kioskId: v.exactOptional(idSchema),
});

/** The server's answer to a pairing request. */
export const pairingStartedSchema: Schema<PairingStarted> = v.object({
  deviceCode: keyPartSchema,
  userCode: v.string(),
  expiresAtMs: instantMsSchema,
  pollIntervalMs: countSchema,
  nowMs: instantMsSchema,
  dashboardOrigin: v.exactOptional(v.string()),
});

/** What a kiosk pins; also read back from the kiosk's own files. */
export const enrolmentSchema: Schema<Enrolment> = v.object({
  kiosk: idSchema,
  epoch: v.pipe(countSchema, v.minValue(1)),
  serverKey: v.object({ id: v.string(), algorithm: algorithmSchema, publicKey: keyPartSchema }),
  configuration: configurationSchema,
  reKeyTicket: v.exactOptional(keyPartSchema),
});

/** The part that every answer to a poll has: all that a kiosk reads before it is paired. */
export const pairingProgressSchema: Schema<Pick<PairingState, 'state'>> = v.object({
  state: v.picklist(['pending', 'expired', 'paired']),
});

/** What the answer 'paired' has besides. */
export const pairedSchema: Schema<{ readonly enrolment: Enrolment }> = v.object({
  enrolment: enrolmentSchema,
});

/** The server's answer to a poll, whole. (A kiosk reads it in two steps, for its bundle's sake.) */
export const pairingStateSchema: Schema<PairingState> = v.variant('state', [
  v.object({ state: v.literal('pending') }),
  v.object({ state: v.literal('expired') }),
  v.object({ state: v.literal('paired'), enrolment: enrolmentSchema }),
]);
