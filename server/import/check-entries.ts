import type { StoredOrganisation, UnitEntry } from './entries.ts';
import { MESSAGES } from './issue-messages.ts';
import type { LocatedEntry } from './parse-rows.ts';

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
