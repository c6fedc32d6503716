/** Rows of the office itself: units, places, people, rules, accounts. See `schema.ts`. */

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

/** One predecessor and one successor of a merger, split, new name or dissolution. */
export interface UnitSuccessionRow {
  id: string;
  predecessor_id: string;
  /** Null after a dissolution. */
  successor_id: string | null;
  kind: string;
  on_day: string;
  legal_basis: string;
  share: number | null;
}

export interface ServicePointRow extends Validity {
  id: string;
  unit_id: string;
  code: string;
  name: string;
  /** JSON: per weekday the opening hours. */
  opening_hours: string;
}

/** A day on which a service point is closed beside its opening hours: a holiday, a storm. */
export interface ClosedDayRow {
  service_point_id: string;
  day: string;
  reason: string;
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
  /** First and last day of a secondment from another agency; null where there is none. */
  seconded_from: string | null;
  seconded_to: string | null;
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

/**
 * Never changed. Of a name the row with the latest `valid_from` that is not after the day holds;
 * between two of the same day the later version.
 */
export interface SettingRow {
  name: string;
  /** Counts from 1 within the name. */
  version: number;
  valid_from: string;
  /** JSON. */
  value: string;
  legal_basis: string | null;
  /** Null for rows from before this was kept, and for what no person decided. */
  set_at_ms: number | null;
  /** Id of the account; null for the console. */
  set_by: string | null;
}

export interface AccountRow {
  id: string;
  login: string;
  display_name: string;
  password_hash: string;
  created_at_ms: number;
  /** Since then nobody signs in with it; it stays for what the audit log says of it. */
  closed_at_ms: number | null;
}

/** A role on a unit and all below it; null: on the whole tree. Ended ones stay as history. */
export interface GrantRow {
  id: string;
  account_id: string;
  role: string;
  unit_id: string | null;
  /** Whose figures the role of an official lets the account see; null for the other roles. */
  official_id: string | null;
  /** Account, or 'console'. */
  requested_by: string;
  requested_at_ms: number;
  approved_by: string | null;
  approved_at_ms: number | null;
  expires_at_ms: number | null;
  ended_at_ms: number | null;
  ended_by: string | null;
}
