import { describe, expect, it } from 'vitest';
import { SORT_COLUMNS, nextSort, sortRows } from '../../../analytics/dashboard/sort-rows.ts';
import type { TableRow } from '../../../analytics/dashboard/table-rows.ts';
import type { Figure } from '../../../analytics/reports/figure.ts';
import { COARSE, EMPTY, SMALL, countsOf, levelsOf, shown } from './canned-figure.ts';

function row(name: string, figure: Figure): TableRow {
  return {
    key: name,
    name,
    sortName: name,
    beside: [],
    notes: [],
    ranked: true,
    figure,
    opensUnit: null,
  };
}

const EARLIER = { previous: countsOf(90, 0.8), lastYear: countsOf(80, 0.75) };

const ROWS = [
  row('Đồng Sơn', shown(levelsOf(98, 0.714), EARLIER)),
  row('Dĩnh Trì', SMALL),
  row('An Hà', shown(levelsOf(331, 0.979), EARLIER)),
  row('Ấm Thượng', EMPTY),
  row('Kép', shown(levelsOf(45, 0.911), EARLIER)),
  row('Bố Hạ', COARSE),
];

function order(column: string, descending: boolean): string[] {
  return sortRows(ROWS, { column, descending }).map(({ name }) => name);
}

describe('sortRows', () => {
  it('keeps the printing order without a sort and with an unknown column', () => {
    expect(sortRows(ROWS, null)).toEqual(ROWS);
    expect(sortRows(ROWS, { column: 'salary', descending: true })).toEqual(ROWS);
  });

  it('sorts names by the Vietnamese alphabet: a before â, d before đ', () => {
    expect(order('name', false)).toEqual([
      'An Hà',
      'Ấm Thượng',
      'Bố Hạ',
      'Dĩnh Trì',
      'Đồng Sơn',
      'Kép',
    ]);
  });

  it('sorts by rate both ways', () => {
    expect(order('rate', true).slice(0, 3)).toEqual(['An Hà', 'Kép', 'Đồng Sơn']);
    expect(order('rate', false).slice(0, 3)).toEqual(['Đồng Sơn', 'Kép', 'An Hà']);
  });

  it('sorts a coarse figure by its count, which is printed', () => {
    expect(order('n', false).slice(0, 4)).toEqual(['Bố Hạ', 'Kép', 'Đồng Sơn', 'An Hà']);
  });

  it.each(
    SORT_COLUMNS.filter((column) => column !== 'name').flatMap((column) => [
      [column, true] as const,
      [column, false] as const,
    ]),
  )('never lets a withheld figure show its place: %s, descending %s', (column, descending) => {
    const names = order(column, descending);
    expect(names.slice(-3)).toEqual(expect.arrayContaining(['Dĩnh Trì', 'Ấm Thượng']));
  });

  it('does not change the rows it was given', () => {
    const before = [...ROWS];
    order('rate', true);
    expect(ROWS).toEqual(before);
  });
});

describe('nextSort', () => {
  it('starts numbers with the largest, turns, then goes back to printing order', () => {
    const first = nextSort(null, 'rate');
    expect(first).toEqual({ column: 'rate', descending: true });
    const second = nextSort(first, 'rate');
    expect(second).toEqual({ column: 'rate', descending: false });
    expect(nextSort(second, 'rate')).toBeNull();
  });

  it('starts names with the first letter', () => {
    expect(nextSort({ column: 'rate', descending: true }, 'name')).toEqual({
      column: 'name',
      descending: false,
    });
  });
});
