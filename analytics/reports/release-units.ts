import { addLevelCounts, emptyLevelCounts, totalOf } from '../../shared/domain/level.ts';
import type { LevelCounts } from '../../shared/domain/level.ts';
import type { ReleasedCounts } from './figure-of.ts';
import type { Tally } from './released-rows.ts';
import { releaseCell, releaseTable } from './release.ts';
import type { Release, ReleaseRule } from './release.ts';
import type { UnitTree } from './unit-tree.ts';

/** A unit in one period, as far as it may be published. */
export interface ReleasedUnit {
  /** With all descendants. */
  readonly overall: ReleasedCounts;
  /** Without the units below it. */
  readonly own: ReleasedCounts;
  /** Direct children by id, each with its descendants. */
  readonly children: ReadonlyMap<string, ReleasedCounts>;
}

export interface ReleaseUnitQuery {
  readonly tree: UnitTree;
  readonly unitId: string;
  readonly rule: ReleaseRule;
}

/**
 * Decides about a unit from the root down, because the reports of its parents and siblings are
 * published too: a unit that is withheld in its parent's table is withheld in its own report, and
 * so is all below it. `own` holds the counts of every unit of the tree without its descendants.
 */
export function releaseUnit(query: ReleaseUnitQuery, own: Tally): ReleasedUnit {
  const { tree, unitId, rule } = query;
  const totalBelow = subtreeTotals(tree, own);
  const path = tree.pathTo(unitId);
  const rootCounts = totalBelow(path[0]?.id ?? unitId);
  let overall = { counts: rootCounts, release: releaseCell({ n: totalOf(rootCounts) }, rule) };
  for (const { id } of path) {
    const children = tree.childrenOf(id).map((child) => child.id);
    const counts = [...children.map(totalBelow), own.get(id) ?? emptyLevelCounts];
    const releases = releaseRows(counts, rule, overall.release);
    const rows = counts.map((row, index) => released(row, releases[index]));
    const byChild = new Map(children.map((child, index) => [child, rows[index] ?? released()]));
    if (id === unitId) return { overall, own: rows.at(-1) ?? released(), children: byChild };
    const next = path[path.findIndex((step) => step.id === id) + 1];
    overall = byChild.get(next?.id ?? '') ?? released();
  }
  throw new Error(`The path to unit ${unitId} does not end there.`);
}

function releaseRows(
  counts: readonly LevelCounts[],
  rule: ReleaseRule,
  overall: Release,
): Release[] {
  const cells = counts.map((row) => ({ n: totalOf(row) }));
  return releaseTable(cells, rule, overall.kind === 'show' ? 'published' : 'withheld');
}

function released(
  counts: LevelCounts = emptyLevelCounts,
  release: Release = { kind: 'empty' },
): ReleasedCounts {
  return { counts, release };
}

/** Each unit's counts with its descendants', added up once. */
function subtreeTotals(tree: UnitTree, own: Tally): (id: string) => LevelCounts {
  const totals = new Map<string, LevelCounts>();
  const totalOfSubtree = (id: string): LevelCounts => {
    const known = totals.get(id);
    if (known !== undefined) return known;
    const total = tree
      .childrenOf(id)
      .map((child) => totalOfSubtree(child.id))
      .reduce(addLevelCounts, own.get(id) ?? emptyLevelCounts);
    totals.set(id, total);
    return total;
  };
  return totalOfSubtree;
}
