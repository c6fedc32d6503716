import * as v from 'valibot';
import { configurationSchema } from './configuration-schema.ts';
import { healthSchema } from './health-schema.ts';
import {
  kiosksSchema,
  kioskSummarySchema,
  pairingPreviewSchema,
  unitNodeSchema,
  unitTreeSchema,
} from './organisation-schema.ts';
import {
  pairingApprovalSchema,
  pairingPollSchema,
  pairingRequestSchema,
  pairingStartedSchema,
  pairingStateSchema,
} from './pairing-schema.ts';
import type { Schema } from './parse.ts';
import { problemSchema } from './problem-schema.ts';
import { periodFileQuerySchema, periodQuerySchema } from './query-schema.ts';
import { sessionSchema, setupSchema, setupStateSchema, signInSchema } from './session-schema.ts';
import { batchSchema, signedReceiptSchema } from './sync-schema.ts';
import { targetPresetChoiceSchema, targetsSchema } from './target-schema.ts';

/** An object that another room describes: its type is that room's, its form is not checked here. */
const foreignObject: Schema<object> = v.looseObject({});

/**
 * Every schema by the name that `ROUTES` calls it. Two answers have none: `File` is bytes and
 * `Nothing` is nothing.
 */
export const SCHEMAS = {
  Batch: batchSchema,
  Health: healthSchema,
  Kiosk: kioskSummarySchema,
  KioskConfiguration: configurationSchema,
  Kiosks: kiosksSchema,
  OpenApi: foreignObject,
  PairingApproval: pairingApprovalSchema,
  PairingPoll: pairingPollSchema,
  PairingPreview: pairingPreviewSchema,
  PairingRequest: pairingRequestSchema,
  PairingStarted: pairingStartedSchema,
  PairingState: pairingStateSchema,
  PeriodFileQuery: periodFileQuerySchema,
  PeriodQuery: periodQuerySchema,
  PeriodReport: foreignObject,
  Problem: problemSchema,
  Session: sessionSchema,
  Setup: setupSchema,
  SetupState: setupStateSchema,
  SignedReceipt: signedReceiptSchema,
  SignIn: signInSchema,
  TargetPresetChoice: targetPresetChoiceSchema,
  Targets: targetsSchema,
  UnitNode: unitNodeSchema,
  UnitTree: unitTreeSchema,
} as const;

export type SchemaName = keyof typeof SCHEMAS;

/** What a schema lets through. */
export type ParsedBy<Name extends SchemaName> =
  (typeof SCHEMAS)[Name] extends Schema<infer Value> ? Value : never;

/** The schema under a name; throws for a name that nobody registered, which is a bug. */
export function schemaNamed(name: string): Schema<unknown> {
  if (!isSchemaName(name)) throw new Error(`No schema is called ${name}.`);
  return SCHEMAS[name];
}

function isSchemaName(name: string): name is SchemaName {
  return Object.hasOwn(SCHEMAS, name);
}
