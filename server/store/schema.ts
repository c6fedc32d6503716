import type { Bytes } from '../../shared/record/bytes.ts';
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

export type { AuditHeadRow, AuditLogRow } from './audit-rows.ts';
import type { InvitationRow, SampleLoadRow } from './first-run-rows.ts';
export type { InvitationRow, SampleLoadRow } from './first-run-rows.ts';
import type {
  KnownBrowserRow,
  RecoveryCodeRow,
  SecondFactorDraftRow,
  SecondFactorRow,
  SessionRow,
  SingleSignOnLinkRow,
} from './sign-in-rows.ts';

export type { SessionRow } from './sign-in-rows.ts';

export type {
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

export type { DossierRow, ImportImageRow, ImportRow } from './import-rows.ts';

export type {
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

/** Raw bytes, exactly as signed. Never updated, never deleted. */
export interface RecordRow {
  unit_id: string;
  kiosk_id: string;
  epoch: number;
  seq: number;
  hash: string;
  prev: string;
  bytes: Bytes;
  signature: string;
  received_at_ms: number;
}

/** Other bytes under a seat that is taken: both are kept. */
export interface ForkRow extends RecordRow {}

/** A record that is kept but not counted, and why. What waits now; see `quarantine_decisions`. */
export interface QuarantineRow {
  unit_id: string;
  kiosk_id: string;
  epoch: number;
  seq: number;
  reason: string;
  detail: string;
  since_ms: number;
}

/** A record that left quarantine, or waits for another reason now. Append-only. */
export interface QuarantineDecisionRow extends QuarantineRow {
  id: string;
  at_ms: number;
  /** Null for what the ingest or the console did. */
  account_id: string | null;
  decision: 'released' | 'reason-changed';
}

export interface RatingRow {
  unit_id: string;
  rating_id: string;
  kiosk_id: string;
  epoch: number;
  seq: number;
  counter_id: string;
  /** On duty when the rating was given; null when nobody was. */
  official_id: string | null;
  field_code: string | null;
  questionnaire_code: string;
  questionnaire_version: number;
  /** The first tap. An amendment of the overall level is a row in `answers`. */
  level: number;
  language: string;
  channel: string;
  took_ms: number;
  earliest_ms: number;
  latest_ms: number;
  clock_quality: 'A' | 'B' | 'C' | 'D';
  local_day: string;
  atom: string;
}

/** An answer to an item, given by an amendment. Of one item the highest seq counts. */
export interface AnswerRow {
  unit_id: string;
  rating_id: string;
  item_code: string;
  epoch: number;
  seq: number;
  level: number;
}

/** Reasons of an amendment. Of one rating the set with the highest seq counts. */
export interface ReasonGivenRow {
  unit_id: string;
  rating_id: string;
  epoch: number;
  seq: number;
  reason_code: string;
}

/** Stands for "no official on duty" and "no field" in keys, where null cannot stand. */
export const NONE = '';

/** Counts of effective levels per period atom; every report is a sum of these rows. */
export interface AtomCountRow {
  unit_id: string;
  atom: string;
  counter_id: string;
  official_id: string;
  field_code: string;
  channel: string;
  item_code: string;
  n1: number;
  n2: number;
  n3: number;
  n4: number;
  n5: number;
}

export interface AtomReasonCountRow {
  unit_id: string;
  atom: string;
  counter_id: string;
  official_id: string;
  field_code: string;
  reason_code: string;
  n: number;
}

/** Ratings of quality D: each may belong to any atom from the first to the last. */
export interface UndatedCountRow {
  unit_id: string;
  first_atom: string;
  last_atom: string;
  n: number;
}

/** Days on which an official was rated: the release rule asks for three distinct ones. */
export interface OfficialDayRow {
  unit_id: string;
  official_id: string;
  local_day: string;
}

/** A copy of the data that was read back and found whole. */
export interface BackupRow {
  /** Its folder's name. */
  name: string;
  /** The moment whose state it holds. */
  taken_at_ms: number;
  verified_at_ms: number;
  size_bytes: number;
  /** Of the file with the data, hexadecimal. */
  sha256: string;
}

/** The result of a verification. Append-only. */
export interface VerificationRow {
  id: string;
  finished_at_ms: number;
  /** JSON of `VerifyReport`. */
  report: string;
}

/**
 * Where a chain stood when a daily root was taken; a row only where that differs from the root
 * before. Append-only.
 */
export interface RootedHeadRow {
  kiosk_id: string;
  epoch: number;
  rooted_at_ms: number;
  through_seq: number;
  through_hash: string | null;
  last_seq: number;
  last_hash: string | null;
}
