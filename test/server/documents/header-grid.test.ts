import { describe, expect, it } from 'vitest';
import { columnNumbers } from '../../../server/documents/column-numbers.ts';
import { headerGrid } from '../../../server/documents/header-grid.ts';
import type { PrintedColumn } from '../../../server/documents/printed-table.ts';
import { romanNumeral } from '../../../server/documents/roman-numeral.ts';
import { rowHeight } from '../../../server/documents/row-height.ts';

function column(...headings: [string, ...string[]]): PrintedColumn {
  return { headings, width: 10, align: 'left' };
}

describe('headerGrid', () => {
  it('writes a group once over its columns and lets the others reach down', () => {
    const grid = headerGrid([
      column('STT'),
      column('Mức', 'Hài lòng', 'SL'),
      column('Mức', 'Hài lòng', '%'),
      column('Mức', 'Bình thường', 'SL'),
      column('Ghi chú'),
    ]);
    expect(grid).toEqual([
      [
        { text: 'STT', columnSpan: 1, rowSpan: 3 },
        { text: 'Mức', columnSpan: 3, rowSpan: 1 },
        null,
        null,
        { text: 'Ghi chú', columnSpan: 1, rowSpan: 3 },
      ],
      [
        null,
        { text: 'Hài lòng', columnSpan: 2, rowSpan: 1 },
        null,
        { text: 'Bình thường', columnSpan: 1, rowSpan: 1 },
        null,
      ],
      [
        null,
        { text: 'SL', columnSpan: 1, rowSpan: 1 },
        { text: '%', columnSpan: 1, rowSpan: 1 },
        { text: 'SL', columnSpan: 1, rowSpan: 1 },
        null,
      ],
    ]);
  });

  it('has one row for columns without groups', () => {
    expect(headerGrid([column('A'), column('B')])).toHaveLength(1);
  });
});

describe('the row of column numbers', () => {
  it('says how a column is counted out', () => {
    const columns = [
      { ...column('n'), key: 'n' },
      { ...column('n5'), key: 'n5' },
      { ...column('rate'), key: 'rate', formula: '(n5)/(n)' },
    ];
    expect(columnNumbers(columns)).toEqual(['(1)', '(2)', '(3)=(2)/(1)']);
  });
});

describe('romanNumeral', () => {
  it.each([
    [1, 'I'],
    [4, 'IV'],
    [9, 'IX'],
    [14, 'XIV'],
    [38, 'XXXVIII'],
  ])('writes %i as %s', (value, numeral) => {
    expect(romanNumeral(value)).toBe(numeral);
  });
});

describe('rowHeight', () => {
  it('gives a line for what fits and more for what does not', () => {
    const one = rowHeight([{ text: 'ngắn', width: 10 }]);
    expect(rowHeight([])).toBe(one);
    expect(rowHeight([{ text: 'một câu dài hơn ô của nó', width: 10 }])).toBeGreaterThan(
      2 * one - 5,
    );
  });
});
