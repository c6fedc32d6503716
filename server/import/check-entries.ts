import type { PerList, StoredOrganisation, UnitEntry } from './entries.ts';
import { MESSAGES } from './issue-messages.ts';
import type { LocatedEntry } from './parse-rows.ts';
import type { LocatedOrganisation } from './located-organisation.ts';

/** Codes that a row may point to: those stored and those that the same file brings. */
export type KnownCodes = PerList<ReadonlySet<string>>;

/** Two rows that speak of one thing: the second is wrong. */
export function checkRepeats<Entry>(
  rows: readonly LocatedEntry<Entry>[],
  keyOf: (entry: Entry) => string,
  column: string,
): void {
  const firstRows = new Map<string, number>();
  for (const { entry, row, cells } of rows) {
    const first = firstRows.get(keyOf(entry));
    if (first === undefined) firstRows.set(keyOf(entry), row);
    else cells.report(column, MESSAGES.repeated(first));
  }
}

/** Every code that a row points to must be known. */
export function checkReferences(incoming: LocatedOrganisation, known: KnownCodes): void {
  for (const { entry, cells } of incoming.units) {
    const parent = entry.parentCode ?? null;
    if (parent !== null && !known.units.has(parent)) {
      cells.report('parent', MESSAGES.unknownParent(parent));
    }
  }
  for (const { entry, cells } of [...incoming.servicePoints, ...incoming.officials]) {
    if (!known.units.has(entry.unitCode)) {
      cells.report('unit', MESSAGES.unknownUnit(entry.unitCode));
    }
  }
  for (const { entry, cells } of incoming.counters) {
    if (!known.servicePoints.has(entry.servicePointCode)) {
      cells.report('servicePoint', MESSAGES.unknownServicePoint(entry.servicePointCode));
    }
  }
  for (const { entry, cells } of incoming.duties) {
    if (!known.counters.has(entry.counterCode)) {
      cells.report('counter', MESSAGES.unknownCounter(entry.counterCode));
    }
    if (!known.officials.has(entry.officialCode)) {
      cells.report('official', MESSAGES.unknownOfficial(entry.officialCode));
    }
  }
}

/** No unit may stand above itself; every row that lies on a circle is named. */
export function checkParentCycles(
  rows: readonly LocatedEntry<UnitEntry>[],
  stored: StoredOrganisation,
): void {
  const parents = new Map(stored.units.map((unit) => [unit.code, unit.parentCode ?? null]));
  for (const { entry } of rows) {
    if (entry.parentCode !== undefined) parents.set(entry.code, entry.parentCode);
  }
  for (const { entry, cells } of rows) {
    const circle = circleThrough(entry.code, parents);
    if (circle !== undefined) {
      cells.report('parent', MESSAGES.parentCycle([...circle, entry.code].join(' → ')));
    }
  }
}

/** The codes from a unit upwards back to itself; undefined when the way up ends. */
function circleThrough(
  code: string,
  parents: ReadonlyMap<string, string | null>,
): string[] | undefined {
  const seen = new Set<string>();
  for (let at: string | null = code; at !== null; at = parents.get(at) ?? null) {
    if (seen.has(at)) return at === code ? [...seen] : undefined;
    seen.add(at);
  }
  return undefined;
}
