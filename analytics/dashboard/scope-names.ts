import type { UnitTree } from '../../shared/api/organisation.ts';
import { placedUnits } from './unit-search.ts';

interface ScopeNames {
  /** The name of a unit by its id; the id itself when the tree does not hold it. */
  readonly unit: (id: string) => string;
  /** The name of a field by its code: as we call it, else as its counters do, else the code. */
  readonly field: (code: string) => string;
}

/** Names for what a target's scope only identifies; `known` names fields without a counter. */
export function scopeNames(tree: UnitTree, known: Readonly<Record<string, string>>): ScopeNames {
  const units = placedUnits(tree).map(({ unit }) => unit);
  const counters = units
    .flatMap(({ servicePoints }) => servicePoints)
    .flatMap(({ counters: own }) => own);
  return {
    unit: (id) => units.find((unit) => unit.id === id)?.name ?? id,
    field: (code) =>
      known[code] ?? counters.find(({ fieldCode }) => fieldCode === code)?.fieldName ?? code,
  };
}
