export interface PairingRow {
  /** SHA-256 of the device code, base64url. */
  device_code_hash: string;
  user_code: string;
  algorithm: string;
  public_key: string;
  expires_at_ms: number;
  /** The kiosk that the steward's confirmation made; null while nobody confirmed. */
  kiosk_id: string | null;
  /** When the device last asked; null in rows older than the column. */
  polled_at_ms: number | null;
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
  /** When somebody last looked at its forks; null never. */
  reviewed_at_ms: number | null;
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
  /** `ticket` when the kiosk opened it by itself; null when a steward did. */
  opened_by: 'ticket' | null;
  /** When the next epoch took its place; null while it is in use. */
  ended_at_ms: number | null;
  /** Highest seq that the kiosk had told of when the epoch ended; null when it is not known. */
  ended_reported_seq: number | null;
}

/** Opens one further epoch of its kiosk. Only the newest of a kiosk is good. */
export interface ReKeyTicketRow {
  /** SHA-256 (label RE-KEY-TICKET), base64url; the ticket itself is only on the kiosk. */
  ticket_hash: string;
  kiosk_id: string;
  issued_at_ms: number;
  /** The epoch that it opened; null while it is unused. */
  opened_epoch: number | null;
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
  /** The epoch whose key signed it; null in rows older than the column. */
  epoch: number | null;
  /** Since when it tells of this build; null when that was before the column. */
  build_since_ms: number | null;
  /** 0 to 100; null where the browser does not say. */
  battery_percent: number | null;
  battery_charging: number | null;
}

/** A kiosk was carried from one counter to another of its unit. Append-only. */
export interface KioskPlacementRow {
  unit_id: string;
  /** UUIDv7. */
  id: string;
  kiosk_id: string;
  /** Names as they were then. */
  kiosk_name: string;
  from_counter_id: string;
  from_counter_name: string;
  to_counter_id: string;
  to_counter_name: string;
  at_ms: number;
  /** Who said so. */
  account_id: string | null;
}

/** When a kiosk was in contact on one local day. */
export interface KioskContactRow {
  unit_id: string;
  kiosk_id: string;
  local_day: string;
  /** A `ContactMap`: 288 slots of five minutes as 72 hexadecimal digits. */
  contact: string;
}

/**
 * Who serves a counter, as staff said at its kiosk: one row for each such record, in its seat. The
 * office may correct it; what was said stays in the record.
 */
export interface KioskDutyRow {
  unit_id: string;
  kiosk_id: string;
  epoch: number;
  seq: number;
  counter_id: string;
  /** Null: nobody serves. */
  official_id: string | null;
  starts_at_ms: number;
  ends_at_ms: number;
  /** When the record was written, as for a rating. */
  earliest_ms: number;
  latest_ms: number;
  clock_quality: 'A' | 'B' | 'C' | 'D';
  local_day: string;
  /** When the office changed it last; null while it stands as it was said. */
  corrected_at_ms: number | null;
  /** 1: the office says that it did not take place. */
  withdrawn: number;
}

/** The PIN of a kiosk's staff panel, as its salted hash. */
export interface KioskPinRow {
  unit_id: string;
  kiosk_id: string;
  salt: string;
  iterations: number;
  hash: string;
  set_at_ms: number;
  account_id: string | null;
}
