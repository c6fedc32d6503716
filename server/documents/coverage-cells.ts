import { isOverCovered, type Coverage } from '../../analytics/reports/coverage-table.ts';
import { formatCount } from '../../analytics/reports/format.ts';
import type { PeriodReport } from '../../analytics/reports/period-report.ts';
import { count, text, type PrintedCell, type PrintedColumn } from './printed-table.ts';

/** Dossiers, and which share of them was rated. */
export const COVERAGE_COLUMNS: readonly PrintedColumn[] = [
  { headings: ['Số hồ sơ đã giải quyết'], width: 12, align: 'right' },
  { headings: ['Độ phủ (%)'], width: 12, align: 'right' },
];

/** Said of a row with more ratings than dossiers, which is shown as it is. */
export const OVER_COVERED_NOTE =
  '(!) Số lượt đánh giá nhiều hơn số hồ sơ: cần kiểm tra số hồ sơ hoặc máy đánh giá.';

/** Columns of a table of units for dossiers and coverage; none while no dossiers are known. */
export interface CoverageCells {
  readonly columns: readonly PrintedColumn[];
  readonly heading: readonly PrintedCell[];
  readonly ofUnit: (code: string) => readonly PrintedCell[];
  readonly overall: readonly PrintedCell[];
  readonly footnotes: readonly string[];
}

export function coverageCells({ coverage: { overall, units } }: PeriodReport): CoverageCells {
  const all = [overall, ...units.map(({ coverage }) => coverage)];
  if (all.every(({ kind }) => kind === 'unknown')) {
    return { columns: [], heading: [], ofUnit: () => [], overall: [], footnotes: [] };
  }
  const byCode = new Map(units.map(({ code, coverage }) => [code, coverage]));
  const blank = COVERAGE_COLUMNS.map(() => text(''));
  return {
    columns: COVERAGE_COLUMNS,
    heading: blank,
    ofUnit: (code) => cellsOf(byCode.get(code)),
    overall: cellsOf(overall),
    footnotes: all.some(isOverCovered) ? [OVER_COVERED_NOTE] : [],
  };
}

function cellsOf(coverage: Coverage | undefined): PrintedCell[] {
  if (coverage === undefined) return [text(''), text('')];
  switch (coverage.kind) {
    case 'unknown':
      return [text('chưa có số hồ sơ'), text('')];
    case 'withheld':
      return [text('không công bố'), text('')];
    case 'known': {
      const dossiers = isOverCovered(coverage)
        ? text(`${formatCount(coverage.dossiers, 'vi')} (!)`)
        : count(coverage.dossiers);
      const { share } = coverage;
      return [dossiers, share === null ? text('') : { kind: 'share', value: share }];
    }
  }
}
