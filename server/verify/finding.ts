import type { Finding, FindingKind } from '../../shared/api/integrity.ts';

/** Where a finding belongs; what is left out is null. */
export type FindingPlace = Partial<Omit<Finding, 'kind' | 'detail'>>;

/** Findings of one kind that are named; beyond, they are only counted. */
export const MOST_NAMED = 100;

/** Takes findings in: counts all, names the first of each kind. */
export interface FindingList {
  readonly add: (kind: FindingKind, detail: string, place?: FindingPlace) => void;
  /** How many of each kind; kinds that were not found are absent. */
  readonly counts: () => Partial<Record<FindingKind, number>>;
  readonly named: () => Finding[];
}

export function findingList(mostNamed = MOST_NAMED): FindingList {
  const counts = new Map<FindingKind, number>();
  const named: Finding[] = [];
  return {
    add: (kind, detail, place = {}) => {
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      if (count > mostNamed) return;
      const { unitId = null, kioskId = null, epoch = null, seq = null } = place;
      named.push({ kind, unitId, kioskId, epoch, seq, toSeq: place.toSeq ?? seq, detail });
    },
    counts: () => Object.fromEntries(counts),
    named: () => [...named],
  };
}
