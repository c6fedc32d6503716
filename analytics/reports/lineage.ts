import { isWhole } from '../../shared/domain/succession.ts';
import type { OrganisationFacts, PlacedUnit } from './period-facts.ts';

/**
 * Where the counts of units that have ended stand in a report of later days. Whoever was merged or
 * renamed counts at its successor, and so on from one to the next. Whoever was split or dissolved
 * has no successor that its counts are the counts of: it stays what it was, below the unit that it
 * stood below (or that one's successor), so that the sums above lose nothing. It is in no table.
 */
export interface Lineage {
  /** The units of the report's tree, and the ended ones that count below them under their own name. */
  readonly tree: readonly PlacedUnit[];
  /** Ids of the tree's units that are in no table. */
  readonly ended: ReadonlySet<string>;
  /** The unit of the tree whose figures hold the counts of a unit; undefined where none does. */
  readonly holderOf: (unitId: string) => string | undefined;
  /** The ended units whose counts a unit of the tree holds beside its own. */
  readonly predecessorsOf: (unitId: string) => readonly PlacedUnit[];
}

export function lineageOf({
  units,
  history,
}: Pick<OrganisationFacts, 'units' | 'history'>): Lineage {
  const standing = new Map(units.map((unit) => [unit.id, unit]));
  const former = new Map(
    history.former.filter(({ id }) => !standing.has(id)).map((unit) => [unit.id, unit]),
  );
  const heirs = heirsOf(history.successions);
  const heirOf = (unitId: string): string | undefined =>
    heirChain(heirs, unitId).find((id) => standing.has(id));
  const placed = placedRemains(former, heirOf, standing);
  const predecessors = Map.groupBy(former.values(), ({ id }) => heirOf(id));
  return {
    tree: [...units, ...placed.values()],
    ended: new Set(placed.keys()),
    holderOf: (id) => (standing.has(id) || placed.has(id) ? id : heirOf(id)),
    predecessorsOf: (id) => predecessors.get(id) ?? [],
  };
}

function heirsOf(successions: OrganisationFacts['history']['successions']): Map<string, string> {
  return new Map(
    successions.flatMap((each) =>
      isWhole(each) && each.successorId !== null ? [[each.predecessorId, each.successorId]] : [],
    ),
  );
}

/** The unit itself, who followed it, who followed that one. Ends where a circle would close. */
function heirChain(heirs: ReadonlyMap<string, string>, unitId: string): string[] {
  const chain = new Set([unitId]);
  for (const id of chain) {
    const heir = heirs.get(id);
    if (heir !== undefined) chain.add(heir);
  }
  return [...chain];
}

/** Ended units without an heir, each under the nearest unit above it that counts somewhere. */
function placedRemains(
  former: ReadonlyMap<string, PlacedUnit>,
  heirOf: (unitId: string) => string | undefined,
  standing: ReadonlyMap<string, PlacedUnit>,
): Map<string, PlacedUnit> {
  const parentOf = ({ parentId }: PlacedUnit, steps: number): string | undefined => {
    if (parentId === null || steps > former.size) return undefined;
    if (standing.has(parentId)) return parentId;
    const parent = former.get(parentId);
    return heirOf(parentId) ?? (parent === undefined ? undefined : parentOf(parent, steps + 1));
  };
  const placed = new Map<string, PlacedUnit>();
  for (const unit of former.values()) {
    if (heirOf(unit.id) !== undefined) continue;
    const parentId = parentOf(unit, 0);
    if (parentId !== undefined) placed.set(unit.id, { ...unit, parentId });
  }
  return placed;
}
