import type { Figure } from '../reports/figure.ts';
import type { Sort } from './route.ts';
import type { TableRow } from './table-rows.ts';

/** Columns that every figure table can be sorted by. */
export const SORT_COLUMNS = [
  'name',
  'n',
  'rate',
  'distance',
  'verdict',
  'previous',
  'last-year',
] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];

const VERDICT_ORDER = { met: 3, undetermined: 2, 'not-met': 1, insufficient: 0 } as const;
const collator = new Intl.Collator('vi', { numeric: true });

/**
 * The rows in another order; printing order when nothing is chosen. What is withheld or empty goes
 * to the end either way: its place would tell what it hides. So do units that were not there for
 * the whole period, which are not ranked.
 */
export function sortRows(rows: readonly TableRow[], sort: Sort | null): readonly TableRow[] {
  const column = SORT_COLUMNS.find((known) => known === sort?.column);
  if (column === undefined || sort === null) return rows;
  const sign = sort.descending ? -1 : 1;
  if (column === 'name') {
    return rows.toSorted((a, b) => sign * collator.compare(a.sortName, b.sortName));
  }
  return rows.toSorted((a, b) => {
    if (a.ranked !== b.ranked) return Number(b.ranked) - Number(a.ranked);
    const [left, right] = [sortValue(a.figure, column), sortValue(b.figure, column)];
    if (left === undefined || right === undefined) {
      return Number(left === undefined) - Number(right === undefined);
    }
    return sign * (left - right);
  });
}

/** What a click on a heading asks for: numbers start with the largest, names with the first. */
export function nextSort(sort: Sort | null, column: SortColumn): Sort | null {
  const descendingFirst = column !== 'name';
  if (sort?.column !== column) return { column, descending: descendingFirst };
  return sort.descending === descendingFirst ? { column, descending: !descendingFirst } : null;
}

function sortValue(figure: Figure, column: Exclude<SortColumn, 'name'>): number | undefined {
  if (figure.kind !== 'shown') {
    // A coarse figure prints its n, so it may be sorted by it.
    return column === 'n' && figure.kind === 'coarse' ? figure.n : undefined;
  }
  switch (column) {
    case 'n':
      return figure.n;
    case 'rate':
      return figure.rate;
    case 'distance':
      return figure.judgement?.distance;
    case 'verdict':
      return figure.judgement === null ? undefined : VERDICT_ORDER[figure.judgement.verdict];
    case 'previous':
      return earlierRate(figure.sincePrevious);
    case 'last-year':
      return earlierRate(figure.sinceLastYear);
  }
}

function earlierRate(
  change: Readonly<{ kind: 'known'; earlierRate: number } | { kind: 'unknown' }>,
): number | undefined {
  return change.kind === 'known' ? change.earlierRate : undefined;
}
