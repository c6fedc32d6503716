/** What can be wrong, and whether it must be acted upon or only known. */
export const FINDING_SEVERITY = {
  /** Seats that were given and whose records never came. */
  hole: 'alarm',
  /** Records that the server had acknowledged, or that a daily root names, are gone. */
  removed: 'alarm',
  /** Missing, and why is known: the epoch has ended, or the kiosk itself recorded the loss. */
  'known-lost': 'notice',
  /** The kiosk wrote more than came, and no longer holds it. */
  'missing-tail': 'alarm',
  /** The kiosk wrote more than came, and still holds it for sending. */
  'waiting-tail': 'notice',
  /** One seat, two records: both are kept. */
  fork: 'alarm',
  /** A record's row is not what the kiosk signed. */
  'altered-record': 'alarm',
  /** A record does not name the hash of the one before it. */
  'broken-link': 'alarm',
  /** Records of a chain that nobody paired. */
  'unknown-chain': 'alarm',
  /** The kept head of a chain is not where the chain stands. */
  'altered-head': 'alarm',
  /** A record that is neither counted nor set aside. */
  'uncounted-record': 'alarm',
  /** A row in quarantine whose record would count. */
  'unfounded-quarantine': 'alarm',
  /** A rating, answer, reason or quarantine row that no record stands behind. */
  orphan: 'alarm',
  'altered-rating': 'alarm',
  'altered-answer': 'alarm',
  'altered-reason': 'alarm',
  /** Who staff said serves the counter is kept otherwise than the kiosk signed it. */
  'altered-duty': 'alarm',
  /** Official or field differ from what the roster and the counter say today. */
  attribution: 'notice',
  /** A kept count is not the sum of its ratings. */
  'altered-count': 'alarm',
  /**
   * Ratings were put out of the figures, or back, without a decision that the audit log knows, or
   * others than it names.
   */
  'unfounded-annulment': 'alarm',
  /** One person both proposed and approved to put ratings out of the figures, or back. */
  'one-person-annulment': 'alarm',
  /** A daily root is not the root of its heads, or its entry is not the one that was written. */
  'altered-root': 'alarm',
  /** Entries of the audit log are not those that a daily root has sealed. */
  'altered-audit': 'alarm',
  /** An entry of the audit log is not the one whose hash stands beside it, or its end was moved. */
  'altered-audit-entry': 'alarm',
  /** Entries of the audit log are gone: their positions are empty. */
  'missing-audit-entry': 'alarm',
  /** An entry of the audit log does not follow the one before it. */
  'misplaced-audit-entry': 'alarm',
} as const satisfies Record<string, 'alarm' | 'notice'>;

export type FindingKind = keyof typeof FINDING_SEVERITY;

/** One thing found. Nothing of a citizen is in it: ids, seats and numbers only. */
export interface Finding {
  readonly kind: FindingKind;
  readonly unitId: string | null;
  readonly kioskId: string | null;
  readonly epoch: number | null;
  /** First seat concerned. */
  readonly seq: number | null;
  /** Last seat concerned. */
  readonly toSeq: number | null;
  /** What was compared, in English. */
  readonly detail: string;
}

/** What one chain came to. */
export interface ChainResult {
  readonly unitId: string;
  readonly kioskId: string;
  readonly epoch: number;
  readonly records: number;
  /** Highest seq up to which nothing is missing. */
  readonly throughSeq: number;
  readonly lastSeq: number;
  /** Seats without a record, the tail that the kiosk reported included. */
  readonly missing: number;
  /** Of `missing`: those that the kiosk still holds, or whose loss is explained. */
  readonly explained: number;
  readonly forks: number;
  /** Rows that are not what the kiosk signed, and breaks of the chain. */
  readonly altered: number;
}

/** How much was looked at. */
export interface VerifyTotals {
  readonly chains: number;
  readonly records: number;
  readonly signatures: number;
  readonly ratings: number;
  readonly answers: number;
  readonly reasons: number;
  readonly quarantined: number;
  readonly countCells: number;
  readonly roots: number;
  /** Left out in results from before the log was a chain, and of one kiosk only. */
  readonly auditEntries?: number;
  readonly missing: number;
}

/** The result of a verification. Immutable; kept as JSON. */
export interface VerifyReport {
  readonly startedAtMs: number;
  readonly finishedAtMs: number;
  /** The one kiosk that was looked at; null for all. */
  readonly kioskId: string | null;
  readonly withSignatures: boolean;
  readonly totals: VerifyTotals;
  /** All findings, by kind. */
  readonly counts: Partial<Record<FindingKind, number>>;
  /** The first of each kind. */
  readonly findings: readonly Finding[];
  readonly chains: readonly ChainResult[];
}

/** How many findings ask for somebody to act. */
export function alarmsIn({ counts }: Pick<VerifyReport, 'counts'>): number {
  return sumOf(counts, 'alarm');
}

/** How many findings only have to be known. */
export function noticesIn({ counts }: Pick<VerifyReport, 'counts'>): number {
  return sumOf(counts, 'notice');
}

function sumOf(counts: VerifyReport['counts'], severity: 'alarm' | 'notice'): number {
  const kinds = Object.entries(FINDING_SEVERITY).filter(([, own]) => own === severity);
  // The keys of FINDING_SEVERITY are the kinds; `Object.entries` forgets it.
  return kinds.reduce((sum, [kind]) => sum + (counts[kind as FindingKind] ?? 0), 0);
}

/** A daily root as people see it. */
export interface RootSummary {
  readonly atMs: number;
  readonly localDay: string;
  /** Merkle root over the heads of all chains, 64 hexadecimal digits. */
  readonly root: string;
  readonly chains: number;
}

/** One kiosk on the integrity page. */
export interface KioskIntegrity {
  readonly id: string;
  readonly name: string;
  readonly unit: { readonly code: string; readonly name: string };
  readonly counter: string;
  /** One chain per enrolment; empty before the first verification that saw the kiosk. */
  readonly chains: readonly Omit<ChainResult, 'unitId' | 'kioskId'>[];
}

/** The last verification, without the chains of kiosks that the caller may not see. */
export type VerificationSummary = Omit<VerifyReport, 'chains' | 'kioskId'>;

/** What the integrity page shows. */
export interface Integrity {
  /** Null before the first. */
  readonly last: VerificationSummary | null;
  /** How far the running verification is; null when none runs. */
  readonly running: { readonly doneRows: number; readonly totalRows: number } | null;
  readonly root: RootSummary | null;
  readonly kiosks: readonly KioskIntegrity[];
  readonly nowMs: number;
}
