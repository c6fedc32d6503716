import { formatCount, formatInstant } from '../../analytics/reports/format.ts';
import type { PeriodReport } from '../../analytics/reports/period-report.ts';
import type { ReportIntegrity } from '../../analytics/reports/report-integrity.ts';
import { BLANK, count, text } from './printed-table.ts';
import type { PrintedRow, PrintedTable } from './printed-table.ts';

export const INTEGRITY_NAME = 'Toàn vẹn';

/** The head of every chain behind the figures, and what was found when they were last verified. */
export function integrityTable({ integrity, generatedAtMs }: PeriodReport): PrintedTable {
  return {
    name: INTEGRITY_NAME,
    title: 'Chuỗi bản ghi của các máy đánh giá',
    columns: [
      { headings: ['STT'], width: 6, align: 'center' },
      { headings: ['Đơn vị'], width: 30, align: 'left' },
      { headings: ['Máy đánh giá'], width: 22, align: 'left' },
      { headings: ['Lần ghép nối'], width: 9, align: 'right' },
      { headings: ['Số bản ghi liền mạch'], width: 11, align: 'right' },
      { headings: ['Mã băm của bản ghi cuối'], width: 68, align: 'left' },
    ],
    rows: integrity.chains.length === 0 ? [NO_CHAIN] : integrity.chains.map(chainRow),
    footnotes: [
      `Số bản ghi và mã băm khi lập báo cáo: ${formatInstant(generatedAtMs)}.`,
      ...integrityNotes(integrity),
    ],
  };
}

const NO_CHAIN: PrintedRow = {
  style: 'plain',
  cells: [BLANK, text('Chưa có máy đánh giá nào'), BLANK, BLANK, BLANK, BLANK],
};

function chainRow(
  { unitName, kioskName, epoch, throughSeq, headHash }: ReportIntegrity['chains'][number],
  index: number,
): PrintedRow {
  return {
    style: 'plain',
    cells: [
      count(index + 1),
      ...[text(unitName), text(kioskName)],
      ...[count(epoch), count(throughSeq), text(headHash ?? '')],
    ],
  };
}

/** The last verification and the newest daily root, in sentences. */
export function integrityNotes({ lastVerification, root }: ReportIntegrity): string[] {
  return [verificationNote(lastVerification), rootNote(root)];
}

function verificationNote(last: ReportIntegrity['lastVerification']): string {
  if (last === null) return 'Dữ liệu chưa được kiểm tra toàn vẹn lần nào.';
  const found =
    last.alarms === 0
      ? 'không có sai lệch'
      : `có ${formatCount(last.alarms, 'vi')} điểm sai lệch cần xem ở trang Toàn vẹn`;
  return `Lần kiểm tra toàn vẹn gần nhất của toàn bộ dữ liệu: ${formatInstant(last.atMs)}, ${found}.`;
}

function rootNote(root: ReportIntegrity['root']): string {
  if (root === null) return 'Chưa có mã gốc hằng ngày.';
  const [year, month, day] = root.localDay.split('-');
  return `Mã gốc của mọi chuỗi ngày ${day}/${month}/${year}: ${root.root}.`;
}
