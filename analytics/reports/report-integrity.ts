/**
 * What a report states of the data behind it, by which an inspector can hold it against the chains:
 * the last verification, the newest daily root, and the head of every chain of the unit and all
 * below it when the report was made.
 */
export interface ReportIntegrity {
  /** Of the whole store; null before the first. `alarms` ask for somebody to act. */
  readonly lastVerification: { readonly atMs: number; readonly alarms: number } | null;
  /** Null before the first. `root` in 64 hexadecimal digits. */
  readonly root: { readonly localDay: string; readonly root: string } | null;
  readonly chains: readonly ReportChain[];
}

/** One enrolment of a kiosk: its records are whole up to `throughSeq`, and end in this hash. */
export interface ReportChain {
  readonly unitName: string;
  readonly kioskName: string;
  readonly epoch: number;
  readonly throughSeq: number;
  /** SHA-256 of the last record, base64url as in the records; null before the first. */
  readonly headHash: string | null;
}
