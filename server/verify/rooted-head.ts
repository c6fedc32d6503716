/** Where a chain stood when a daily root was taken. */
export interface RootedHead {
  readonly kioskId: string;
  readonly epoch: number;
  /** Highest seq up to which nothing was missing, with its hash; 0 and null when nothing was there. */
  readonly throughSeq: number;
  readonly throughHash: string | null;
  /** Highest seq that was there at all. */
  readonly lastSeq: number;
  readonly lastHash: string | null;
}

/** A head as a leaf of the daily root: this text, exactly. */
export const leafText = (head: RootedHead): string =>
  JSON.stringify([
    head.kioskId,
    head.epoch,
    head.throughSeq,
    head.throughHash,
    head.lastSeq,
    head.lastHash,
  ]);

/** The order of the leaves: by kiosk, then by epoch. */
export const byChain = (a: RootedHead, b: RootedHead): number =>
  (a.kioskId < b.kioskId ? -1 : Number(a.kioskId > b.kioskId)) || a.epoch - b.epoch;
