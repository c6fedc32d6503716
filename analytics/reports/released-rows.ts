import type { Atom } from '../../shared/domain/atom.ts';
import { addLevelCounts, emptyLevelCounts, totalOf } from '../../shared/domain/level.ts';
import type { LevelCounts } from '../../shared/domain/level.ts';
import type { Period } from '../../shared/domain/period.ts';
import { spansOfAtoms } from './compared-periods.ts';
import type { ReleasedCounts } from './figure-of.ts';
import { SPANS } from './period-facts.ts';
import type { BySpan, Span } from './period-facts.ts';
import { releaseTable } from './release.ts';
import type { ReleaseRule, TotalRelease } from './release.ts';

/** Counts by the key of a table's row. */
export type Tally = ReadonlyMap<string, LevelCounts>;

/** A table before its release, in three periods. */
export interface TableFacts {
  /** Every row that is printed; rows that only have counts are added to them. */
  readonly keys: readonly string[];
  readonly tallies: BySpan<Tally>;
  /** Days with ratings by row; only where the rule asks for them. */
  readonly days?: BySpan<ReadonlyMap<string, number>>;
  readonly rule: ReleaseRule;
  readonly total: BySpan<TotalRelease>;
}

/** The rows of a table by key, each period released as the table it then was. */
export function releasedRows(table: TableFacts): Map<string, BySpan<ReleasedCounts>> {
  const counted = SPANS.flatMap((span) => [...table.tallies[span].keys()]);
  const keys = [...new Set([...table.keys, ...counted])];
  const released = bySpan((span) => releaseRows(table, keys, span));
  return new Map(
    keys.map((key, index) => [key, bySpan((span) => released[span][index] ?? NOT_COUNTED)]),
  );
}

/** One value per compared period. */
export function bySpan<T>(of: (span: Span) => T): BySpan<T> {
  return { current: of('current'), previous: of('previous'), lastYear: of('lastYear') };
}

/** Adds up the rows of each compared period by key; those without a key are left out. */
export function talliesBySpan<Row extends LevelCounts & Readonly<{ atom: Atom }>>(
  period: Period,
  rows: readonly Row[],
  keyOf: (row: Row) => string | undefined,
): BySpan<Tally> {
  const spans = spansOfAtoms(period);
  const tallies = bySpan(() => new Map<string, LevelCounts>());
  for (const row of rows) {
    const key = keyOf(row);
    if (key === undefined) continue;
    for (const span of spans.get(row.atom) ?? []) addTo(tallies[span], key, row);
  }
  return tallies;
}

/** Adds `counts` to what a tally holds under a key. */
export function addTo(tally: Map<string, LevelCounts>, key: string, counts: LevelCounts): void {
  tally.set(key, addLevelCounts(tally.get(key) ?? emptyLevelCounts, counts));
}

/** A row that a table does not hold. */
export const NOT_COUNTED: ReleasedCounts = {
  counts: emptyLevelCounts,
  release: { kind: 'empty' },
};

/** The same in all three periods. */
export const NEVER_COUNTED: BySpan<ReleasedCounts> = bySpan(() => NOT_COUNTED);

/** May the rows of a table be taken from this total by subtraction, in each period? */
export function totalsOf(released: BySpan<ReleasedCounts>): BySpan<TotalRelease> {
  return bySpan((span) => (released[span].release.kind === 'show' ? 'published' : 'withheld'));
}

function releaseRows(table: TableFacts, keys: readonly string[], span: Span): ReleasedCounts[] {
  const rows = keys.map((key) => table.tallies[span].get(key) ?? emptyLevelCounts);
  const days = table.days?.[span];
  const cells = keys.map((key, index) => ({
    n: totalOf(rows[index] ?? emptyLevelCounts),
    ...(days === undefined ? {} : { days: days.get(key) ?? 0 }),
  }));
  return releaseTable(cells, table.rule, table.total[span]).map((release, index) => ({
    counts: rows[index] ?? emptyLevelCounts,
    release,
  }));
}
