import type { Bytes } from '../../shared/record/bytes.ts';

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
  service_points: ServicePointRow;
  counters: CounterRow;
  fields: FieldRow;
  officials: OfficialRow;
  duties: DutyRow;
  targets: TargetRow;
  questionnaires: QuestionnaireRow;
  settings: SettingRow;
  accounts: AccountRow;
  sessions: SessionRow;
  pairings: PairingRow;
  kiosks: KioskRow;
  kiosk_epochs: KioskEpochRow;
  kiosk_health: KioskHealthRow;
  records: RecordRow;
  forks: ForkRow;
  quarantine: QuarantineRow;
  ratings: RatingRow;
  answers: AnswerRow;
  reasons_given: ReasonGivenRow;
  atom_counts: AtomCountRow;
  atom_reason_counts: AtomReasonCountRow;
  official_days: OfficialDayRow;
  audit_log: AuditLogRow;
  backups: BackupRow;
}

interface Validity {
  valid_from: string;
  /** Last day on which it holds; null until further notice. */
  valid_to: string | null;
}

export interface UnitRow extends Validity {
  id: string;
  code: string;
  name: string;
  kind: string;
}

export interface UnitParentRow extends Validity {
  child_id: string;
  parent_id: string;
}

export interface ServicePointRow extends Validity {
  id: string;
  unit_id: string;
  code: string;
  name: string;
  /** JSON: per weekday the opening hours. */
  opening_hours: string;
}

export interface FieldRow {
  code: string;
  name: string;
  name_en: string;
  priority: number;
}

export interface CounterRow extends Validity {
  id: string;
  service_point_id: string;
  unit_id: string;
  code: string;
  name: string;
  field_code: string | null;
}

export interface OfficialRow extends Validity {
  id: string;
  unit_id: string;
  code: string;
  /** Family and middle names. */
  family_name: string;
  /** The last word, by which Vietnamese lists are sorted. */
  given_name: string;
  honorific: string | null;
  title: string | null;
}

export interface DutyRow {
  id: string;
  counter_id: string;
  official_id: string;
  starts_at_ms: number;
  ends_at_ms: number;
}

export interface TargetRow extends Validity {
  id: string;
  operator: string;
  value_percent: number;
  unit_id: string | null;
  unit_kind: string | null;
  field_code: string | null;
  legal_basis: string;
  preset: string | null;
}

export interface QuestionnaireRow {
  code: string;
  version: number;
  /** JSON of `Questionnaire`. */
  content: string;
}

/** Versioned by validity: the row with the latest `valid_from` that is not after the day holds. */
export interface SettingRow {
  name: string;
  valid_from: string;
  /** JSON. */
  value: string;
  legal_basis: string | null;
}

export interface AccountRow {
  id: string;
  login: string;
  display_name: string;
  password_hash: string;
  role: string;
  /** The account sees this unit and its descendants; null sees the whole tree. */
  unit_id: string | null;
  created_at_ms: number;
}

export interface SessionRow {
  /** SHA-256 of the token, base64url; the token itself is only in the browser. */
  token_hash: string;
  account_id: string;
  created_at_ms: number;
  seen_at_ms: number;
}

export interface PairingRow {
  /** SHA-256 of the device code, base64url. */
  device_code_hash: string;
  user_code: string;
  algorithm: string;
  public_key: string;
  expires_at_ms: number;
  /** The kiosk that the steward's confirmation made; null while nobody confirmed. */
  kiosk_id: string | null;
}

export interface KioskRow {
  id: string;
  /** The unit for life; first part of the key of everything the kiosk sends. */
  unit_id: string;
  counter_id: string;
  name: string;
  questionnaire_code: string;
  status: 'active' | 'suspended' | 'revoked';
  paired_at_ms: number;
}

export interface KioskEpochRow {
  kiosk_id: string;
  epoch: number;
  algorithm: string;
  public_key: string;
  opened_at_ms: number;
  /** Highest seq up to which nothing is missing; 0 when nothing came. */
  through_seq: number;
  /** Hash of record `through_seq`. */
  head_hash: string | null;
}

export interface KioskHealthRow {
  kiosk_id: string;
  seen_at_ms: number;
  build: string;
  pending: number;
  oldest_pending_wall_ms: number | null;
  reported_seq: number | null;
  wall_skew_ms: number;
  persisted: number | null;
  storage_mode: string;
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

/** A record that is kept but not counted, and why. */
export interface QuarantineRow {
  unit_id: string;
  kiosk_id: string;
  epoch: number;
  seq: number;
  reason: string;
  detail: string;
  since_ms: number;
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

/** Days on which an official was rated: the release rule asks for three distinct ones. */
export interface OfficialDayRow {
  unit_id: string;
  official_id: string;
  local_day: string;
}

/** Append-only. */
export interface AuditLogRow {
  id: string;
  at_ms: number;
  account_id: string | null;
  action: string;
  /** JSON; no secrets, no citizen's data. */
  detail: string;
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
