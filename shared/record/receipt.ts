import { utf8, type Bytes } from './bytes.ts';

/** Media type of an acknowledgement. Any other answer means: keep, and try again. */
export const RECEIPT_MEDIA_TYPE = 'application/vnd.mot-cham.receipt+json';

/** What became of one record. Each of them acknowledges it: the bytes are on the server's disk. */
export const RECORD_FATES = ['stored', 'duplicate', 'quarantined', 'fork'] as const;
export type RecordFate = (typeof RECORD_FATES)[number];

export interface RecordResult {
  readonly epoch: number;
  readonly seq: number;
  /** Hash that the server computed over the bytes it stored. */
  readonly hash: string;
  readonly fate: RecordFate;
}

/** Seats of one epoch, both ends included. */
export interface SeatRange {
  readonly epoch: number;
  readonly fromSeq: number;
  readonly toSeq: number;
}

/** Made after COMMIT, signed by the key that was pinned at pairing. */
export interface Receipt {
  readonly v: 1;
  readonly kiosk: string;
  readonly epoch: number;
  /** Digest (label BODY) of the request body that is answered. */
  readonly request: string;
  readonly results: readonly RecordResult[];
  /** Highest seq of the epoch up to which nothing is missing on the server; 0 when none. */
  readonly through: number;
  /** Hash of record `through`; null when none. */
  readonly head: string | null;
  readonly nowMs: number;
  readonly configurationRevision: string;
  /**
   * Seats up to the head that the kiosk reported which hold nothing on the server, at most twenty
   * ranges; left out when there are none. After a restore from a backup the kiosk sends again what
   * it still has of them.
   */
  readonly missing?: readonly SeatRange[];
}

/** A receipt as it travels: its exact text, and the signature of that text. */
export interface SignedReceipt {
  readonly receipt: string;
  readonly signature: string;
}

/** What the server signs of a receipt. */
export const receiptClaim = (receiptText: string): Bytes =>
  utf8(`MOTCHAM1-RECEIPT\0${receiptText}`);
