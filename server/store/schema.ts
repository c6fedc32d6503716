import type {
  AnnulledCountRow,
  AnnulledRatingRow,
  AnnulmentDecisionRow,
  AnnulmentRow,
} from './annulment-rows.ts';
import type { AuditHeadRow, AuditLogRow } from './audit-rows.ts';
import type {
  KioskContactRow,
  KioskDutyRow,
  KioskEpochRow,
  KioskHealthRow,
  KioskPinRow,
  KioskPlacementRow,
  KioskRow,
  PairingRow,
  ReKeyTicketRow,
} from './device-rows.ts';
import type { InvitationRow, SampleLoadRow } from './first-run-rows.ts';
import type { DossierRow, ImportImageRow, ImportRow } from './import-rows.ts';
import type {
  AccountRow,
  ClosedDayRow,
  CounterRow,
  DutyRow,
  FieldRow,
  GrantRow,
  OfficialRow,
  QuestionnaireRow,
  ServicePointRow,
  SettingRow,
  TargetRow,
  UnitParentRow,
  UnitRow,
  UnitSuccessionRow,
} from './organisation-rows.ts';
import type { BackupRow, RootedHeadRow, VerificationRow } from './proof-rows.ts';
import type {
  AnswerRow,
  AtomCountRow,
  AtomReasonCountRow,
  OfficialDayRow,
  RatingRow,
  ReasonGivenRow,
  UndatedCountRow,
} from './rating-rows.ts';
import type { ForkRow, QuarantineDecisionRow, QuarantineRow, RecordRow } from './record-rows.ts';
import type {
  KnownBrowserRow,
  RecoveryCodeRow,
  SecondFactorDraftRow,
  SecondFactorRow,
  SessionRow,
  SingleSignOnLinkRow,
} from './sign-in-rows.ts';

export type * from './annulment-rows.ts';
export type * from './audit-rows.ts';
export type * from './device-rows.ts';
export type * from './first-run-rows.ts';
export type * from './import-rows.ts';
export type * from './organisation-rows.ts';
export type * from './proof-rows.ts';
export type * from './rating-rows.ts';
export type * from './record-rows.ts';
export type * from './sign-in-rows.ts';

/**
 * Every table, as Kysely sees it. The same on SQLite and PostgreSQL.
 *
 * Keys: the large tables begin with `unit_id`, the unit that a kiosk was paired for. A kiosk keeps
 * that unit for life (a move to another unit is a new pairing), so the key is known before any
 * record is read, and the tables can be distributed by it. All instants are UTC milliseconds,
 * all days local days of Asia/Ho_Chi_Minh, all flags 0 or 1.
 */
export interface Database {
  units: UnitRow;
  unit_parents: UnitParentRow;
  unit_successions: UnitSuccessionRow;
  service_points: ServicePointRow;
  closed_days: ClosedDayRow;
  counters: CounterRow;
  fields: FieldRow;
  officials: OfficialRow;
  duties: DutyRow;
  targets: TargetRow;
  questionnaires: QuestionnaireRow;
  settings: SettingRow;
  accounts: AccountRow;
  grants: GrantRow;
  sessions: SessionRow;
  second_factors: SecondFactorRow;
  second_factor_drafts: SecondFactorDraftRow;
  recovery_codes: RecoveryCodeRow;
  known_browsers: KnownBrowserRow;
  single_sign_on_links: SingleSignOnLinkRow;
  invitations: InvitationRow;
  sample_loads: SampleLoadRow;
  pairings: PairingRow;
  kiosks: KioskRow;
  kiosk_epochs: KioskEpochRow;
  kiosk_health: KioskHealthRow;
  kiosk_contacts: KioskContactRow;
  kiosk_placements: KioskPlacementRow;
  kiosk_duties: KioskDutyRow;
  kiosk_pins: KioskPinRow;
  re_key_tickets: ReKeyTicketRow;
  records: RecordRow;
  forks: ForkRow;
  quarantine: QuarantineRow;
  quarantine_decisions: QuarantineDecisionRow;
  ratings: RatingRow;
  answers: AnswerRow;
  reasons_given: ReasonGivenRow;
  atom_counts: AtomCountRow;
  atom_reason_counts: AtomReasonCountRow;
  official_days: OfficialDayRow;
  undated_counts: UndatedCountRow;
  annulments: AnnulmentRow;
  annulment_decisions: AnnulmentDecisionRow;
  annulled_ratings: AnnulledRatingRow;
  annulled_counts: AnnulledCountRow;
  audit_log: AuditLogRow;
  audit_head: AuditHeadRow;
  verifications: VerificationRow;
  rooted_heads: RootedHeadRow;
  backups: BackupRow;
  imports: ImportRow;
  import_images: ImportImageRow;
  dossiers: DossierRow;
}
