/** Records of one kiosk that are kept but not counted, for one reason. */
export interface QuarantineEntry {
  readonly reason: string;
  readonly kiosk: { readonly id: string; readonly name: string };
  readonly count: number;
  readonly oldestSinceMs: number;
}

/** All that waits for a repair or a decision. */
export interface QuarantineList {
  readonly entries: readonly QuarantineEntry[];
  readonly count: number;
  /** Null when nothing waits. */
  readonly oldestSinceMs: number | null;
  /** Something waits for longer than seven days. */
  readonly alarm: boolean;
  readonly nowMs: number;
}

/**
 * Judge again what waits. Without a reason: everything but what a person has to decide
 * (`after-revocation`, `chain-break`); naming such a reason is the decision.
 */
export interface QuarantineReplay {
  readonly reason?: string;
  /** Show what would happen, keep all as it is. */
  readonly dryRun?: boolean;
}

export interface QuarantineReplayed {
  readonly tried: number;
  /** Out of quarantine: counted, or taken as what they are. */
  readonly released: number;
  /** Still waiting, by the reason of now. */
  readonly kept: readonly { readonly reason: string; readonly count: number }[];
}
