import type { KioskHealth } from '../../shared/api/batch.ts';
import type { Bytes } from '../../shared/record/bytes.ts';
import type { ChainLink } from '../../shared/record/chain.ts';
import type { KioskRecord } from '../../shared/record/record.ts';
import type { Result } from '../../shared/result.ts';

/** A record whose seat and signature hold; what it means to the counts is not asked yet. */
export interface OpenedRecord extends ChainLink {
  readonly bytes: Bytes;
  readonly signature: string;
  /** What the bytes say; the reason when this program does not understand them. */
  readonly understood: Result<KioskRecord, string>;
}

/** A batch that came from the kiosk that it says, unaltered. */
export interface OpenedBatch {
  readonly kioskId: string;
  readonly unitId: string;
  /** Epoch of the key that signed the request. */
  readonly epoch: number;
  /** Digest (label BODY) of the request's body. */
  readonly request: string;
  readonly records: readonly OpenedRecord[];
  readonly health: KioskHealth;
  readonly receivedAtMs: number;
}
