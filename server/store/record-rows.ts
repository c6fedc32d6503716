import type { Bytes } from '../../shared/record/bytes.ts';

/** Rows of what kiosks sent, and of what waits in quarantine. See `schema.ts`. */

/** Raw bytes, exactly as signed. Never updated, never deleted. */
export interface RecordRow {
  unit_id: string;
  kiosk_id: string;
  epoch: number;
  seq: number;
  hash: string;
  prev: string;
  bytes: Bytes;
  signature: string;
  received_at_ms: number;
}

/** Other bytes under a seat that is taken: both are kept. */
export interface ForkRow extends RecordRow {}

/** A record that is kept but not counted, and why. What waits now; see `quarantine_decisions`. */
export interface QuarantineRow {
  unit_id: string;
  kiosk_id: string;
  epoch: number;
  seq: number;
  reason: string;
  detail: string;
  since_ms: number;
}

/** A record that left quarantine, or waits for another reason now. Append-only. */
export interface QuarantineDecisionRow extends QuarantineRow {
  id: string;
  at_ms: number;
  /** Null for what the ingest or the console did. */
  account_id: string | null;
  decision: 'released' | 'reason-changed';
}
