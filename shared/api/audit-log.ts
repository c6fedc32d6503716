import type { LocalDay } from '../domain/local-day.ts';

/** Stands for acts that no account did: of the console, of the server itself, of a kiosk. */
export const NO_ACCOUNT = 'none';

/** Which entries are asked for; what is left out does not narrow. */
export interface AuditFilter {
  readonly action?: string;
  /** Id of an account, or `NO_ACCOUNT`. */
  readonly account?: string;
  /** Code of a unit: its entries and those of all units below it. */
  readonly unit?: string;
  readonly from?: LocalDay;
  /** The last day that is shown. */
  readonly to?: LocalDay;
  /** Anywhere in what was written down, or in the names of account and unit. */
  readonly text?: string;
}

export interface AuditPageQuery extends AuditFilter {
  /** A whole number: only entries in front of this position. */
  readonly before?: string;
}

/** One entry as people and programs read it. */
export interface AuditLogEntry {
  readonly position: number;
  readonly id: string;
  readonly atMs: number;
  /** Null when no account did it. */
  readonly account: AuditPerson | null;
  readonly action: string;
  readonly unit: { readonly code: string; readonly name: string } | null;
  readonly detail: Readonly<Record<string, unknown>>;
  /** SHA-256 of the entry before and of this one, hexadecimal. */
  readonly prev: string;
  readonly hash: string;
}

/** An account, as it is called today; login and name are empty when it is gone. */
export interface AuditPerson {
  readonly id: string;
  readonly login: string;
  readonly displayName: string;
}

/** Matches are counted up to here; more are "more than". */
export const MOST_COUNTED = 10_000;

/** A page of the audit log, the newest entry first. */
export interface AuditLogPage {
  readonly entries: readonly AuditLogEntry[];
  /** `before` of the next older page; null when there is none. */
  readonly olderBefore: number | null;
  /** Matches on all pages; `MOST_COUNTED + 1` when there are more than that. */
  readonly matches: number;
  /** Accounts that the caller may choose among. */
  readonly people: readonly AuditPerson[];
  /** Names of the kiosks and counters whose ids the details hold. */
  readonly names: Readonly<Record<string, string>>;
  readonly nowMs: number;
}
