/** Rows of signing in: sessions, second factors, known browsers, single sign-on. See `schema.ts`. */

export interface SessionRow {
  /** SHA-256 of the token, base64url; the token itself is only in the browser. */
  token_hash: string;
  /** How lists call the session; nobody can act with it. */
  id: string;
  account_id: string;
  created_at_ms: number;
  seen_at_ms: number;
  /** When password or code was last given. */
  confirmed_at_ms: number;
  /** What is still asked before the pages open; null when nothing is. */
  waits_for: string | null;
  /** Family of the browser and of its system, in codes of our own: never the whole user agent. */
  browser: string;
  system: string;
  /** The token before the last renewal: calls under way with it still arrive. */
  earlier_hash: string | null;
  renewed_at_ms: number | null;
}

export interface SecondFactorRow {
  account_id: string;
  /** Encrypted; see `server/sign-in/secret-box.ts`. */
  sealed_secret: string;
  enrolled_at_ms: number;
  /** Of the last code that was taken: none up to it is taken again. */
  last_step: number;
}

/** A secret that was shown and not yet proved by a code. */
export interface SecondFactorDraftRow {
  account_id: string;
  sealed_secret: string;
  drafted_at_ms: number;
}

export interface RecoveryCodeRow {
  account_id: string;
  /** The code begins with it, so that one hash has to be compared and not ten. */
  ordinal: number;
  code_hash: string;
  used_at_ms: number | null;
}

/** A browser in which the account signed in before: it keeps an allowance of attempts of its own. */
export interface KnownBrowserRow {
  account_id: string;
  token_hash: string;
  seen_at_ms: number;
}

/** Who an identity provider calls by this subject. */
export interface SingleSignOnLinkRow {
  issuer: string;
  subject: string;
  account_id: string;
  linked_at_ms: number;
}
