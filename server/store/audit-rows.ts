/** Append-only, and a chain: see `audit-chain.ts`. */
export interface AuditLogRow {
  id: string;
  /** 1, 2, 3... without a gap. */
  position: number;
  at_ms: number;
  account_id: string | null;
  action: string;
  /** Null for what belongs to no unit: then only who sees everything may read it. */
  unit_id: string | null;
  /** JSON; no secrets, no citizen's data. */
  detail: string;
  /** Hash of the entry before. */
  prev: string;
  hash: string;
}

/** The end of the audit log's chain: one row, which every writer of an entry locks. */
export interface AuditHeadRow {
  id: number;
  position: number;
  hash: string;
}
