import { FACTOR_NAMES } from '../../analytics/reports/names.ts';
import type { PeriodReport, ReasonTable } from '../../analytics/reports/period-report.ts';
import { BLANK, count, text } from './printed-table.ts';
import type { PrintedRow, PrintedTable } from './printed-table.ts';

/** The reasons given with ratings of "Bình thường" and below, most frequent first. */
export function reasonsTable(report: PeriodReport): PrintedTable {
  return {
    name: 'Lý do',
    title: 'Lý do chưa hài lòng',
    columns: [
      { headings: ['STT'], width: 6, align: 'center' },
      { headings: ['Lý do'], width: 52, align: 'left' },
      { headings: ['Yếu tố'], width: 42, align: 'left' },
      { headings: ['Số lượt nêu'], width: 12, align: 'right' },
      {
        headings: ['Tỷ lệ (%) trên số lượt từ "Bình thường" trở xuống'],
        width: 24,
        align: 'right',
      },
    ],
    rows: rowsOf(report.tables.reasons),
    footnotes: ['Một lượt đánh giá có thể nêu nhiều lý do nên tổng tỷ lệ có thể vượt 100%.'],
  };
}

function rowsOf(reasons: ReasonTable): PrintedRow[] {
  switch (reasons.kind) {
    case 'empty':
      return [labelRow('Không có lượt đánh giá từ mức "Bình thường" trở xuống')];
    case 'hidden':
      return [labelRow(`Không công bố: có ít hơn ${reasons.fewerThan} lượt`)];
    case 'shown':
      return [
        ...reasons.rows.map(({ reason, count: times, share }, index): PrintedRow => ({
          style: 'plain',
          cells: [
            count(index + 1),
            text(reason.wording.vi),
            text(reason.factor === null ? '' : FACTOR_NAMES[reason.factor].vi),
            count(times),
            { kind: 'share', value: share },
          ],
        })),
        {
          style: 'total',
          cells: [
            BLANK,
            text('Số lượt đánh giá từ "Bình thường" trở xuống'),
            BLANK,
            count(reasons.base),
            BLANK,
          ],
        },
      ];
  }
}

function labelRow(label: string): PrintedRow {
  return { style: 'plain', cells: [BLANK, text(label), BLANK, BLANK, BLANK] };
}
