import * as v from 'valibot';
import {
  accountsSchema,
  grantRequestSchema,
  invitedAccountsSchema,
  newAccountSchema,
} from './account-schema.ts';
import {
  annulmentCoverageSchema,
  annulmentDecisionRequestSchema,
  annulmentRequestSchema,
  annulmentsSchema,
  annulmentPageQuerySchema,
  annulmentWindowQuerySchema,
  liftRequestSchema,
} from './annulment-schema.ts';
import { auditFilterSchema, auditLogPageSchema, auditPageQuerySchema } from './audit-schema.ts';
import { configurationSchema } from './configuration-schema.ts';
import {
  dutiesQuerySchema,
  dutyChangedSchema,
  dutyChangeSchema,
  dutyCopiedSchema,
  dutyCopySchema,
  dutyDraftSchema,
  unitDutiesSchema,
} from './duty-schema.ts';
import { figureSchema } from './figure-schema.ts';
import { firstStepsSchema } from './first-steps-schema.ts';
import { healthSchema } from './health-schema.ts';
import { httpsStateSchema } from './https-schema.ts';
import {
  importApplicationSchema,
  importAppliedSchema,
  importErrorsQuerySchema,
  importFileQuerySchema,
  importPreviewAnswerSchema,
  importsSchema,
  importTemplateQuerySchema,
  importUndoneSchema,
} from './import-schema.ts';
import { integritySchema } from './integrity-schema.ts';
import {
  invitationPasswordSchema,
  invitationPreviewSchema,
  invitationTokenSchema,
} from './invitation-schema.ts';
import { kioskDaysQuerySchema, kioskDaysSchema } from './kiosk-days-schema.ts';
import {
  kioskMoveSchema,
  kioskPinChangeSchema,
  kioskRenamingSchema,
} from './kiosk-place-schema.ts';
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
import { ownFiguresSchema } from './own-figures-schema.ts';
import {
  counterDraftSchema,
  officialDraftSchema,
  placeEndSchema,
  servicePointDraftSchema,
} from './organisation-places-schema.ts';
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
import { sampleDataSchema, sampleRemovalSchema } from './sample-data-schema.ts';
import { settingChangeSchema, settingsPageSchema } from './setting-change-schema.ts';
import { sessionSchema, setupSchema, setupStateSchema, signInSchema } from './session-schema.ts';
import {
  confirmationSchema,
  ownAccountSchema,
  passwordChangeSchema,
  recoveryCodesSchema,
  secondFactorCodeSchema,
  secondFactorDraftSchema,
  signInOptionsSchema,
} from './sign-in-schema.ts';
import { batchSchema, signedReceiptSchema } from './sync-schema.ts';
import {
  targetDraftSchema,
  targetEndSchema,
  targetPresetChoiceSchema,
  targetsSchema,
} from './target-schema.ts';

/** OpenAPI describes itself better than we could. */
const openApiSchema: Schema<object> = v.looseObject({ openapi: v.string() });

/**
 * Every schema by the name that `ROUTES` calls it. Two answers have none: `File` is bytes and
 * `Nothing` is nothing.
 */
export const SCHEMAS = {
  Accounts: accountsSchema,
  AuditFilter: auditFilterSchema,
  AuditLogPage: auditLogPageSchema,
  AuditPageQuery: auditPageQuerySchema,
  Batch: batchSchema,
  Changed: changedSchema,
  Confirmation: confirmationSchema,
  CounterChange: counterChangeSchema,
  CounterDraft: counterDraftSchema,
  AnnulmentCoverage: annulmentCoverageSchema,
  AnnulmentDecisionRequest: annulmentDecisionRequestSchema,
  AnnulmentRequest: annulmentRequestSchema,
  Annulments: annulmentsSchema,
  AnnulmentPageQuery: annulmentPageQuerySchema,
  AnnulmentWindowQuery: annulmentWindowQuerySchema,
  LiftRequest: liftRequestSchema,
  DutiesQuery: dutiesQuerySchema,
  DutyChange: dutyChangeSchema,
  DutyChanged: dutyChangedSchema,
  DutyCopied: dutyCopiedSchema,
  DutyCopy: dutyCopySchema,
  DutyDraft: dutyDraftSchema,
  Enrolment: enrolmentSchema,
  Figure: figureSchema,
  FirstSteps: firstStepsSchema,
  Grant: grantRequestSchema,
  Health: healthSchema,
  HttpsState: httpsStateSchema,
  ImportApplication: importApplicationSchema,
  ImportApplied: importAppliedSchema,
  ImportErrorsQuery: importErrorsQuerySchema,
  ImportFileQuery: importFileQuerySchema,
  ImportPreviewAnswer: importPreviewAnswerSchema,
  ImportTemplateQuery: importTemplateQuerySchema,
  ImportUndone: importUndoneSchema,
  Imports: importsSchema,
  Integrity: integritySchema,
  InvitationPassword: invitationPasswordSchema,
  InvitationPreview: invitationPreviewSchema,
  InvitationToken: invitationTokenSchema,
  InvitedAccounts: invitedAccountsSchema,
  Kiosk: kioskSummarySchema,
  KioskConfiguration: configurationSchema,
  KioskDays: kioskDaysSchema,
  KioskDaysQuery: kioskDaysQuerySchema,
  KioskDecision: kioskDecisionSchema,
  KioskMove: kioskMoveSchema,
  KioskName: kioskRenamingSchema,
  KioskPin: kioskPinChangeSchema,
  Kiosks: kiosksSchema,
  NewAccount: newAccountSchema,
  OfficialChange: officialChangeSchema,
  OfficialDraft: officialDraftSchema,
  OpenApi: openApiSchema,
  OrganisationHistory: organisationHistorySchema,
  OrganisationQuery: organisationQuerySchema,
  OwnAccount: ownAccountSchema,
  OwnFigures: ownFiguresSchema,
  PairingApproval: pairingApprovalSchema,
  PairingPoll: pairingPollSchema,
  PairingPreview: pairingPreviewSchema,
  PairingRequest: pairingRequestSchema,
  PairingStarted: pairingStartedSchema,
  PairingState: pairingStateSchema,
  ParentChange: parentChangeSchema,
  PasswordChange: passwordChangeSchema,
  PeriodFileQuery: periodFileQuerySchema,
  PeriodQuery: periodQuerySchema,
  PeriodReport: periodReportSchema,
  PlaceEnd: placeEndSchema,
  Problem: problemSchema,
  QuarantineList: quarantineListSchema,
  QuarantineReplay: quarantineReplaySchema,
  QuarantineReplayed: quarantineReplayedSchema,
  ReKeyRequest: reKeyRequestSchema,
  RecoveryCodes: recoveryCodesSchema,
  RescueFile: rescueFileSchema,
  RescueResult: rescueResultSchema,
  SampleData: sampleDataSchema,
  SampleRemoval: sampleRemovalSchema,
  SecondFactorCode: secondFactorCodeSchema,
  SecondFactorDraft: secondFactorDraftSchema,
  ServicePointChange: servicePointChangeSchema,
  ServicePointDraft: servicePointDraftSchema,
  Session: sessionSchema,
  SettingChange: settingChangeSchema,
  SettingsPage: settingsPageSchema,
  Setup: setupSchema,
  SetupState: setupStateSchema,
  SignIn: signInSchema,
  SignInOptions: signInOptionsSchema,
  SignedReceipt: signedReceiptSchema,
  SuccessionRecorded: successionRecordedSchema,
  SuccessionRequest: successionRequestSchema,
  TargetDraft: targetDraftSchema,
  TargetEnd: targetEndSchema,
  TargetPresetChoice: targetPresetChoiceSchema,
  Targets: targetsSchema,
  UnitDraft: unitDraftSchema,
  UnitDuties: unitDutiesSchema,
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
