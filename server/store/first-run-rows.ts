/** Rows of invitations and of loading the sample. See `schema.ts`. */

/** A link by which the person of an account chooses the password. */
export interface InvitationRow {
  id: string;
  account_id: string;
  /** 'first' while the account has no password, else 'reset'. */
  kind: string;
  /** SHA-256 of the token, base64url; null while a second person has not agreed: there is none. */
  token_hash: string | null;
  requested_by: string;
  requested_at_ms: number;
  /** The second person; null where none is needed, or none has agreed yet. */
  approved_by: string | null;
  approved_at_ms: number | null;
  expires_at_ms: number;
  /** When it was last opened from another address than before, and from which. */
  opened_at_ms: number | null;
  opened_address: string | null;
  used_at_ms: number | null;
  used_address: string | null;
  /** Families, in codes of our own. */
  used_browser: string | null;
  used_system: string | null;
  /** Who made or approved the link and has signed in before in the browser that used it. */
  used_beside: string | null;
  ended_at_ms: number | null;
  ended_by: string | null;
}

/** One loading of the sample in the background. */
export interface SampleLoadRow {
  id: string;
  started_by: string | null;
  started_at_ms: number;
  /** Ratings, about. */
  wanted: number;
  done: number;
  /** When the loading process last said that it lives. */
  seen_at_ms: number;
  ended_at_ms: number | null;
  /** Why it ended before its time; null when it did not. */
  failure: string | null;
}
