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

/** Records of one kiosk that came together, each of them vouched for. */
export interface Delivery {
  readonly kioskId: string;
  readonly unitId: string;
  readonly records: readonly OpenedRecord[];
  readonly receivedAtMs: number;
}

/** A batch that came from the kiosk that it says, unaltered. */
export interface OpenedBatch extends Delivery {
  /** Epoch of the key that signed the request. */
  readonly epoch: number;
  /** Digest (label BODY) of the request's body. */
  readonly request: string;
  /** Null for a rescue file: what it says of the kiosk was true at some other time. */
  readonly health: KioskHealth | null;
}
