import type { UnitNode, UnitTree } from '../../shared/api/organisation.ts';

/** A unit of the tree with the way to it. */
export interface PlacedUnit {
  readonly unit: UnitNode;
  /** From the root to the unit's parent. */
  readonly ancestors: readonly UnitNode[];
}

/**
 * Text without case and diacritics, đ as d, so that "luc ngan" finds "Lục Ngạn". NFD takes the
 * marks off; đ is a letter of its own and has to be named.
 */
export function foldVietnamese(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** Does every word of the query begin a word of the text? Order does not matter. */
export function matchesQuery(text: string, query: string): boolean {
  const words = foldVietnamese(text).split(/[^\p{L}\p{N}]+/u);
  return foldVietnamese(query)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '')
    .every((part) => words.some((word) => word.startsWith(part)));
}

/** Every unit, parents before their children. */
export function placedUnits(tree: UnitTree): PlacedUnit[] {
  const visit = (unit: UnitNode, ancestors: readonly UnitNode[]): PlacedUnit[] => [
    { unit, ancestors },
    ...unit.children.flatMap((child) => visit(child, [...ancestors, unit])),
  ];
  return tree.roots.flatMap((root) => visit(root, []));
}

/** The units whose name or code answers a query; names that begin with it come first. */
export function searchUnits(units: readonly PlacedUnit[], query: string): PlacedUnit[] {
  const folded = foldVietnamese(query);
  const found = units.filter(({ unit }) => matchesQuery(`${unit.name} ${unit.code}`, query));
  const rank = ({ unit }: PlacedUnit) => (foldVietnamese(unit.name).includes(folded) ? 0 : 1);
  return found.toSorted((a, b) => rank(a) - rank(b));
}

/** The rows of a tree of which only some units are open: `open` holds their codes. */
export function visibleUnits(tree: UnitTree, open: ReadonlySet<string>): PlacedUnit[] {
  return placedUnits(tree).filter(({ ancestors }) =>
    ancestors.every((ancestor) => open.has(ancestor.code)),
  );
}
