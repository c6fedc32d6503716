import type { HistoryUnit, OrganisationHistory } from '../../shared/api/organisation-history.ts';
import type { LocalDay } from '../../shared/domain/local-day.ts';
import type { Succession, SuccessionKind } from '../../shared/domain/succession.ts';
import { UNIT_KINDS } from '../../shared/domain/unit.ts';
import { isValidOn } from '../../shared/domain/validity.ts';
import { compareNames } from '../reports/sort-names.ts';
import { foldVietnamese, matchesQuery } from './unit-search.ts';

/** A line of the tree. */
export interface TreeLine {
  readonly unit: HistoryUnit;
  /** 0 at the top. */
  readonly depth: number;
  readonly childCount: number;
}

/** One resolution that touched a unit or those before and after it. */
export interface HistoryStep {
  readonly onDay: LocalDay;
  readonly kind: SuccessionKind;
  readonly legalBasis: string;
  readonly predecessors: readonly HistoryUnit[];
  readonly successors: readonly HistoryUnit[];
}

/** The tree of the day, parents before their children; of closed units (`open` lacks them) no more. */
export function treeLines(
  { units, day }: OrganisationHistory,
  open: ReadonlySet<string>,
): TreeLine[] {
  const standing = units.filter((unit) => isValidOn(unit, day));
  const ids = new Set(standing.map(({ id }) => id));
  const children = Map.groupBy(standing, ({ parentId }) =>
    parentId !== null && ids.has(parentId) ? parentId : null,
  );
  const below = (parentId: string | null, depth: number): TreeLine[] =>
    (children.get(parentId) ?? []).toSorted(byKindAndName).flatMap((unit) => {
      const childCount = children.get(unit.id)?.length ?? 0;
      const line = { unit, depth, childCount };
      return open.has(unit.id) ? [line, ...below(unit.id, depth + 1)] : [line];
    });
  return below(null, 0);
}

/** Units of every time that answer a query, without regard to diacritics; the newest last. */
export function searchHistory({ units }: OrganisationHistory, query: string): HistoryUnit[] {
  const folded = foldVietnamese(query);
  const rank = ({ name }: HistoryUnit) => (foldVietnamese(name).includes(folded) ? 0 : 1);
  return units
    .filter(({ name, code }) => matchesQuery(`${name} ${code}`, query))
    .toSorted(
      (a, b) =>
        rank(a) - rank(b) ||
        (a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0) ||
        compareNames(a.name, b.name),
    );
}

/** All that led to a unit and all that became of it, the earliest first. */
export function historySteps(history: OrganisationHistory, unitId: string): HistoryStep[] {
  const { successions } = history;
  const touched = new Set([
    ...reach(unitId, (id) => before(successions, id)),
    ...reach(unitId, (id) => after(successions, id)),
  ]);
  const own = successions.filter(({ predecessorId: from, successorId: to }) =>
    to === null ? touched.has(from) : touched.has(from) && touched.has(to),
  );
  const keys = new Set(own.map(stepKey));
  const steps = Map.groupBy(
    successions.filter((each) => keys.has(stepKey(each))),
    stepKey,
  );
  const units = new Map(history.units.map((unit) => [unit.id, unit]));
  return [...steps.values()].flatMap((all) => {
    const [first] = all;
    return first === undefined ? [] : [stepOf(first, all, units)];
  });
}

/** A merger is told by its successor, everything else by its predecessor. */
function stepKey({ kind, onDay, predecessorId, successorId }: Succession): string {
  return [kind, onDay, kind === 'merge' ? successorId : predecessorId].join(' ');
}

function stepOf(
  { onDay, kind, legalBasis }: Succession,
  all: readonly Succession[],
  units: ReadonlyMap<string, HistoryUnit>,
): HistoryStep {
  const named = (ids: readonly (string | null)[]) =>
    [...new Set(ids)].flatMap((id) => (id === null ? [] : (units.get(id) ?? [])));
  const successors = named(all.map(({ successorId }) => successorId));
  // A unit that stood before and took others in was one of the merged ones.
  const joined = kind === 'merge' ? successors.filter(({ validFrom }) => validFrom < onDay) : [];
  const predecessors = [...named(all.map(({ predecessorId }) => predecessorId)), ...joined];
  return { onDay, kind, legalBasis, predecessors, successors };
}

function reach(from: string, next: (id: string) => readonly string[]): Set<string> {
  const ids = new Set([from]);
  // The set grows while it is walked.
  for (const id of ids) for (const other of next(id)) ids.add(other);
  return ids;
}

const before = (all: readonly Succession[], id: string): string[] =>
  all.flatMap((each) => (each.successorId === id ? [each.predecessorId] : []));

const after = (all: readonly Succession[], id: string): string[] =>
  all.flatMap(({ predecessorId, successorId }) =>
    predecessorId === id && successorId !== null ? [successorId] : [],
  );

function byKindAndName(a: HistoryUnit, b: HistoryUnit): number {
  return UNIT_KINDS.indexOf(a.kind) - UNIT_KINDS.indexOf(b.kind) || compareNames(a.name, b.name);
}
