import type { Stored } from './entries.ts';

/** What an import would do to one list. */
export interface ListChanges<Entry> {
  readonly added: readonly Entry[];
  /** What was said of entries that exist, by the id under which they are stored. */
  readonly changed: readonly Stored<Entry>[];
  readonly sameCount: number;
}

/** Compares by key; a value that is undefined was not said and changes nothing. */
export function diffList<Entry extends object>(
  stored: readonly Stored<Entry>[],
  incoming: readonly Entry[],
  keyOf: (entry: Entry) => string,
): ListChanges<Entry> {
  const known = new Map(stored.map((entry) => [keyOf(entry), entry]));
  const added: Entry[] = [];
  const changed: Stored<Entry>[] = [];
  let sameCount = 0;
  for (const entry of incoming) {
    const before = known.get(keyOf(entry));
    if (before === undefined) added.push(entry);
    else if (saysTheSame(entry, before)) sameCount += 1;
    else changed.push({ ...before, ...withoutUndefined(entry) });
  }
  return { added, changed, sameCount };
}

function saysTheSame<Entry extends object>(entry: Entry, before: Entry): boolean {
  const values = new Map<string, unknown>(Object.entries(before));
  return Object.entries(entry).every(
    ([key, value]) => value === undefined || value === values.get(key),
  );
}

function withoutUndefined<Entry extends object>(entry: Entry): Partial<Entry> {
  // Only keys of the entry itself are left, each with its own value.
  return Object.fromEntries(
    Object.entries(entry).filter(([, value]) => value !== undefined),
  ) as Partial<Entry>;
}
