import type { SeatRange } from '../../shared/record/receipt.ts';
import type { SealedRecord } from '../../shared/record/record.ts';

/** Where a record stands, read out of its bytes for looking up: never signed, never sent. */
export interface StoredPlace {
  readonly kiosk: string;
  readonly epoch: number;
  readonly seq: number;
  /** The tablet's clock when the record was written, UTC ms. */
  readonly wallMs: number;
}

/** A sealed record as both stores keep it. */
export type StoredRecord = SealedRecord & StoredPlace;

/** What tells two records apart, even two of one place. */
export type RecordKey = Pick<StoredRecord, 'kiosk' | 'epoch' | 'seq' | 'hash'>;

/** Older epochs first, then by seq: the order in which records are sent. */
export const bySendingOrder = (a: StoredPlace, b: StoredPlace): number =>
  a.epoch - b.epoch || a.seq - b.seq;

export const isInRange = (
  { epoch, fromSeq, toSeq }: SeatRange,
  record: Pick<StoredPlace, 'epoch' | 'seq'>,
): boolean => record.epoch === epoch && fromSeq <= record.seq && record.seq <= toSeq;
