import type { TreeUnit } from './period-facts.ts';

export interface UnitTree {
  readonly unit: (id: string) => TreeUnit;
  readonly childrenOf: (id: string) => readonly TreeUnit[];
  /** From the root down to the unit, both inside. */
  readonly pathTo: (id: string) => readonly TreeUnit[];
  /** The unit's id and those of all below it. */
  readonly withDescendants: (id: string) => readonly string[];
}

/** Answers questions about the tree; throws for an id that is not in it and for a cycle. */
export function unitTree(units: readonly TreeUnit[]): UnitTree {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const children = Map.groupBy(units, ({ parentId }) => parentId);
  const unit = (id: string): TreeUnit => {
    const found = byId.get(id);
    if (found === undefined)
      throw new RangeError(`unitTree requires a unit of the tree, got ${id}`);
    return found;
  };
  const childrenOf = (id: string): readonly TreeUnit[] => children.get(id) ?? [];
  const pathTo = (id: string): TreeUnit[] => {
    const path = [unit(id)];
    for (let top = path[0]; top !== undefined && top.parentId !== null; top = path[0]) {
      if (path.length > units.length) throw new Error(`Unit ${id} stands below itself.`);
      path.unshift(unit(top.parentId));
    }
    return path;
  };
  const withDescendants = (id: string): string[] => {
    const ids = [unit(id).id];
    // The list grows while it is walked: every id is asked for its children once.
    for (const next of ids) {
      if (ids.length > units.length) throw new Error(`Unit ${id} stands below itself.`);
      ids.push(...childrenOf(next).map((child) => child.id));
    }
    return ids;
  };
  return { unit, childrenOf, pathTo, withDescendants };
}
