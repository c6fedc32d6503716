import { expect, it } from 'vitest';
import type { CoverageTable } from '../../../analytics/reports/coverage-table.ts';
import { buildPeriodReport } from '../../../analytics/reports/build-period-report.ts';
import { OVER_COVERED_NOTE } from '../../../server/documents/coverage-cells.ts';
import { figureTables } from '../../../server/documents/report-tables.ts';
import { smallProvince } from '../../analytics/reports/small-province.ts';

const summaryWith = (coverage: CoverageTable) =>
  figureTables({ ...buildPeriodReport(smallProvince()), coverage })[0]!;

it('adds no column to the summary while no dossiers are known', () => {
  const { columns, rows } = summaryWith({ overall: { kind: 'unknown' }, units: [] });
  expect(columns.flatMap(({ headings }) => headings)).not.toContain('Độ phủ (%)');
  expect(rows.every(({ cells }) => cells.length === columns.length)).toBe(true);
});

it('prints dossiers and coverage of each unit, says what is not known, and warns', () => {
  const { columns, rows, footnotes } = summaryWith({
    overall: { kind: 'unknown' },
    units: [
      { code: 'SNV', coverage: { kind: 'known', dossiers: 1284, share: 0.25 } },
      { code: '222', coverage: { kind: 'known', dossiers: 20, share: 1.5 } },
    ],
  });
  expect(columns[3]?.headings).toEqual(['Độ phủ (%)']);
  expect(rows.every(({ cells }) => cells.length === columns.length)).toBe(true);
  const cellsOf = (name: string) =>
    rows
      .find(({ cells }) => cells.some((cell) => cell.kind === 'text' && cell.text === name))
      ?.cells.slice(2, 4);
  expect(cellsOf('Sở Nội vụ')).toEqual([
    { kind: 'count', value: 1284 },
    { kind: 'share', value: 0.25 },
  ]);
  expect(cellsOf('Huyện Việt Yên')).toEqual([
    { kind: 'text', text: '20 (!)' },
    { kind: 'share', value: 1.5 },
  ]);
  expect(cellsOf('Tổng cộng')?.[0]).toEqual({ kind: 'text', text: 'chưa có số hồ sơ' });
  expect(footnotes).toContain(OVER_COVERED_NOTE);
});
