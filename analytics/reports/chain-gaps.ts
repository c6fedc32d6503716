import type { LocalDay } from '../../shared/domain/local-day.ts';

/** What the server has of one chain, and what the kiosk said of it. */
export interface ChainExtent {
  readonly kioskId: string;
  readonly epoch: number;
  /** Records that came. */
  readonly received: number;
  /** Highest seq that came; 0 when none did. */
  readonly highestSeq: number;
  /** Highest seq that the kiosk told of in this epoch; null when it told of none. */
  readonly reportedSeq: number | null;
  /** Records that the kiosk then still held for sending. */
  readonly pending: number;
  /** A later epoch was opened: nothing more will come of this one but what is carried here. */
  readonly hasEnded: boolean;
}

/** What became of the seqs that a kiosk has given out: the four add up to `assigned`. */
export interface ChainSum {
  readonly assigned: number;
  readonly received: number;
  /** Below a record that came: taken out, or still to be sent again. */
  readonly holes: number;
  /** The kiosk told of them and has lost them; or their epoch ended without them. */
  readonly knownLost: number;
  /** Still on the kiosk. */
  readonly waiting: number;
}

export function sumOfChain(chain: ChainExtent): ChainSum {
  const { received, highestSeq, reportedSeq, pending, hasEnded } = chain;
  const assigned = Math.max(highestSeq, reportedSeq ?? 0);
  const tail = assigned - highestSeq;
  const waiting = hasEnded ? 0 : Math.min(tail, pending);
  const inside = highestSeq - received;
  return {
    assigned,
    received,
    holes: hasEnded ? 0 : inside,
    knownLost: tail - waiting + (hasEnded ? inside : 0),
    waiting,
  };
}

/** Records of the chain that are gone as far as is known now. */
export function missingIn(chain: ChainExtent): number {
  const { holes, knownLost } = sumOfChain(chain);
  return holes + knownLost;
}

export type GapKind = 'hole' | 'known-lost';

/** Seats without a record, both ends inside. */
export interface SeatGap {
  readonly kioskId: string;
  readonly epoch: number;
  readonly fromSeq: number;
  readonly toSeq: number;
  readonly kind: GapKind;
}

/** A gap with the days of the records on either side: it was written between them. */
export interface DatedGap extends SeatGap {
  readonly firstDay: LocalDay;
  readonly lastDay: LocalDay;
}

/**
 * Every gap of a chain. `holes`: the stretches below its highest record that hold none. Of the
 * tail, what the kiosk still holds is the newest and no gap.
 */
export function gapsOfChain(
  chain: ChainExtent,
  holes: readonly Readonly<{ fromSeq: number; toSeq: number }>[],
): SeatGap[] {
  const { kioskId, epoch, highestSeq, hasEnded } = chain;
  const { assigned, waiting } = sumOfChain(chain);
  const lastLost = assigned - waiting;
  const tail = { fromSeq: highestSeq + 1, toSeq: lastLost };
  return [
    ...holes.map((hole) => ({ ...hole, kind: hasEnded ? 'known-lost' : 'hole' }) as const),
    ...(lastLost > highestSeq ? [{ ...tail, kind: 'known-lost' } as const] : []),
  ].map(({ fromSeq, toSeq, kind }) => ({ kioskId, epoch, fromSeq, toSeq, kind }));
}

export const sizeOfGap = ({ fromSeq, toSeq }: Pick<SeatGap, 'fromSeq' | 'toSeq'>): number =>
  toSeq - fromSeq + 1;
