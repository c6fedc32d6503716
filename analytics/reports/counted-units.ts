import type { Lineage } from './lineage.ts';
import { unitTree } from './unit-tree.ts';

/** Whose counts the figures of a unit are made of. */
export interface CountedUnits {
  /** The unit and its predecessors. */
  readonly own: readonly string[];
  /** These and all below the unit, with their predecessors; 'all' when no unit is missing. */
  readonly withDescendants: readonly string[] | 'all';
}

export function countedUnits(lineage: Lineage, unitId: string): CountedUnits {
  const withPredecessors = (id: string): string[] => [
    id,
    ...lineage.predecessorsOf(id).map((unit) => unit.id),
  ];
  const below = unitTree(lineage.tree).withDescendants(unitId);
  return {
    own: withPredecessors(unitId),
    withDescendants: below.length === lineage.tree.length ? 'all' : below.flatMap(withPredecessors),
  };
}
