import * as v from 'valibot';
import { configurationSchema } from './configuration-schema.ts';
import { figureSchema } from './figure-schema.ts';
import { healthSchema } from './health-schema.ts';
import { integritySchema } from './integrity-schema.ts';
import { kioskDaysQuerySchema, kioskDaysSchema } from './kiosk-days-schema.ts';
import {
  changedSchema,
  counterChangeSchema,
  officialChangeSchema,
  organisationHistorySchema,
  organisationQuerySchema,
  parentChangeSchema,
  servicePointChangeSchema,
  successionRecordedSchema,
  successionRequestSchema,
  unitDraftSchema,
  unitPlacesSchema,
} from './organisation-history-schema.ts';
import {
  kioskDecisionSchema,
  kiosksSchema,
  kioskSummarySchema,
  pairingPreviewSchema,
  unitNodeSchema,
  unitTreeSchema,
} from './organisation-schema.ts';
import {
  enrolmentSchema,
  pairingApprovalSchema,
  pairingPollSchema,
  pairingRequestSchema,
  pairingStartedSchema,
  pairingStateSchema,
  reKeyRequestSchema,
} from './pairing-schema.ts';
import type { Schema } from './parse.ts';
import { periodReportSchema } from './period-report-schema.ts';
import { problemSchema } from './problem-schema.ts';
import {
  quarantineListSchema,
  quarantineReplayedSchema,
  quarantineReplaySchema,
} from './quarantine-schema.ts';
import { periodFileQuerySchema, periodQuerySchema } from './query-schema.ts';
import { rescueFileSchema, rescueResultSchema } from './rescue-schema.ts';
import { sessionSchema, setupSchema, setupStateSchema, signInSchema } from './session-schema.ts';
import { batchSchema, signedReceiptSchema } from './sync-schema.ts';
import { targetPresetChoiceSchema, targetsSchema } from './target-schema.ts';

/** OpenAPI describes itself better than we could. */
const openApiSchema: Schema<object> = v.looseObject({ openapi: v.string() });

/**
 * Every schema by the name that `ROUTES` calls it. Two answers have none: `File` is bytes and
 * `Nothing` is nothing.
 */
export const SCHEMAS = {
  Batch: batchSchema,
  Changed: changedSchema,
  CounterChange: counterChangeSchema,
  Enrolment: enrolmentSchema,
  Figure: figureSchema,
  Health: healthSchema,
  Integrity: integritySchema,
  Kiosk: kioskSummarySchema,
  KioskConfiguration: configurationSchema,
  KioskDays: kioskDaysSchema,
  KioskDaysQuery: kioskDaysQuerySchema,
  KioskDecision: kioskDecisionSchema,
  Kiosks: kiosksSchema,
  OfficialChange: officialChangeSchema,
  OpenApi: openApiSchema,
  OrganisationHistory: organisationHistorySchema,
  OrganisationQuery: organisationQuerySchema,
  PairingApproval: pairingApprovalSchema,
  PairingPoll: pairingPollSchema,
  PairingPreview: pairingPreviewSchema,
  PairingRequest: pairingRequestSchema,
  PairingStarted: pairingStartedSchema,
  PairingState: pairingStateSchema,
  ParentChange: parentChangeSchema,
  PeriodFileQuery: periodFileQuerySchema,
  PeriodQuery: periodQuerySchema,
  PeriodReport: periodReportSchema,
  Problem: problemSchema,
  QuarantineList: quarantineListSchema,
  QuarantineReplay: quarantineReplaySchema,
  QuarantineReplayed: quarantineReplayedSchema,
  ReKeyRequest: reKeyRequestSchema,
  RescueFile: rescueFileSchema,
  RescueResult: rescueResultSchema,
  ServicePointChange: servicePointChangeSchema,
  Session: sessionSchema,
  Setup: setupSchema,
  SetupState: setupStateSchema,
  SignedReceipt: signedReceiptSchema,
  SignIn: signInSchema,
  SuccessionRecorded: successionRecordedSchema,
  SuccessionRequest: successionRequestSchema,
  TargetPresetChoice: targetPresetChoiceSchema,
  Targets: targetsSchema,
  UnitDraft: unitDraftSchema,
  UnitNode: unitNodeSchema,
  UnitPlaces: unitPlacesSchema,
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
