/** Rows of copies, verifications and roots. See `schema.ts`. */

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
