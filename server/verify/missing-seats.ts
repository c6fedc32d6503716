/** Seats of a chain without a record, both ends inside. */
export interface Gap {
  readonly fromSeq: number;
  readonly toSeq: number;
}

/** Why seats are missing, as far as the chain itself tells. */
export type GapKind = 'removed' | 'known-lost' | 'hole';

export interface GapEvidence {
  /** Up to here the server once had everything: it said so to the kiosk, or in a daily root. */
  readonly acknowledgedSeq: number;
  /** A later epoch of the kiosk was opened: nothing more will be written in this one. */
  readonly hasEnded: boolean;
  /** Seats whose loss the kiosk itself recorded. */
  readonly recordedLosses: readonly Gap[];
}

/** Takes a gap apart by what is known of its seats. */
export function explainGap(gap: Gap, evidence: GapEvidence): readonly (readonly [GapKind, Gap])[] {
  const { acknowledgedSeq } = evidence;
  const parts: [GapKind, Gap][] = [];
  if (gap.fromSeq <= acknowledgedSeq) {
    parts.push(['removed', { ...gap, toSeq: Math.min(gap.toSeq, acknowledgedSeq) }]);
  }
  const rest = { ...gap, fromSeq: Math.max(gap.fromSeq, acknowledgedSeq + 1) };
  if (rest.fromSeq > rest.toSeq) return parts;
  const isKnown = evidence.hasEnded || evidence.recordedLosses.some((loss) => covers(loss, rest));
  parts.push([isKnown ? 'known-lost' : 'hole', rest]);
  return parts;
}

const covers = (outer: Gap, inner: Gap): boolean =>
  outer.fromSeq <= inner.fromSeq && inner.toSeq <= outer.toSeq;

export const sizeOfGap = ({ fromSeq, toSeq }: Gap): number => toSeq - fromSeq + 1;
