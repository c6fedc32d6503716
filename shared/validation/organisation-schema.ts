import * as v from 'valibot';
import {
  KIOSK_ALARMS,
  type CounterNode,
  type KioskDecision,
  type Kiosks,
  type KioskSummary,
  type ServicePointNode,
  type UnitNode,
  type UnitTree,
} from '../api/organisation.ts';
import type { PairingPreview } from '../api/pairing.ts';
import { UNIT_KINDS } from '../domain/unit.ts';
import type { Schema } from './parse.ts';
import { countSchema, instantMsSchema } from './primitives.ts';
import { batterySchema } from './sync-schema.ts';

const named = { id: v.string(), code: v.string(), name: v.string() };

const counterNodeSchema: Schema<CounterNode> = v.object({
  ...named,
  fieldCode: v.nullable(v.string()),
  fieldName: v.nullable(v.string()),
});

const servicePointNodeSchema: Schema<ServicePointNode> = v.object({
  ...named,
  counters: v.array(counterNodeSchema),
});

/** Holds itself: units stand below units, as deep as the organisation is. */
export const unitNodeSchema: Schema<UnitNode> = v.object({
  ...named,
  kind: v.picklist(UNIT_KINDS),
  servicePoints: v.array(servicePointNodeSchema),
  children: v.array(v.lazy(() => unitNodeSchema)),
});

export const unitTreeSchema: Schema<UnitTree> = v.object({ roots: v.array(unitNodeSchema) });

export const kioskSummarySchema: Schema<KioskSummary> = v.object({
  id: v.string(),
  name: v.string(),
  status: v.picklist(['active', 'suspended', 'revoked']),
  unit: v.object({ code: v.string(), name: v.string() }),
  counter: v.object(named),
  questionnaire: v.string(),
  pairedAtMs: instantMsSchema,
  lastSeenAtMs: v.nullable(instantMsSchema),
  pending: v.nullable(countSchema),
  storedRecords: countSchema,
  missingRecords: countSchema,
  silentMinutesToday: v.nullable(countSchema),
  persisted: v.nullable(v.boolean()),
  build: v.nullable(v.string()),
  buildSinceMs: v.nullable(instantMsSchema),
  oldestPendingAtMs: v.nullable(instantMsSchema),
  clockSkewMs: v.nullable(v.number()),
  storageMode: v.nullable(v.string()),
  epoch: countSchema,
  hasPin: v.boolean(),
  battery: v.nullable(batterySchema),
  alarms: v.array(v.picklist(KIOSK_ALARMS)),
});

export const kioskDecisionSchema: Schema<KioskDecision> = v.strictObject({
  reason: v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(500), v.regex(/^\P{Cc}*$/u)),
});

export const kiosksSchema: Schema<Kiosks> = v.object({
  kiosks: v.array(kioskSummarySchema),
  serverBuild: v.string(),
  nowMs: instantMsSchema,
});

export const pairingPreviewSchema: Schema<PairingPreview> = v.object({
  userCode: v.string(),
  fingerprint: v.string(),
  expiresAtMs: instantMsSchema,
});
