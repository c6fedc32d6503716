import type { CellObject } from 'write-excel-file/node';
import type { ReportTarget } from '../../analytics/reports/figure.ts';
import { localDayStartMs } from '../../shared/domain/local-day.ts';
import type { LocalDay } from '../../shared/domain/local-day.ts';
import type { PrintedCell } from './printed-table.ts';

/** TT 01/2011/TT-BNV and NĐ 30/2020/NĐ-CP ask for this font; the program that opens has it. */
export const FONT = 'Times New Roman';

const LOCAL_OFFSET_MS = 7 * 3_600_000;

/** A cell's value and number format; numbers stay numbers, as exact as they are. */
export function xlsxValue(cell: PrintedCell): CellObject {
  switch (cell.kind) {
    case 'blank':
      return {};
    case 'text':
      return { value: cell.text, type: String };
    case 'count':
      return { value: cell.value, type: Number, format: '#,##0' };
    case 'share':
      return { value: cell.value, type: Number, format: '0.00%' };
    case 'points':
      return { value: cell.value * 100, type: Number, format: '+0.00;-0.00;0.00' };
    case 'target':
      return { value: cell.target.valuePercent / 100, type: Number, format: formatOf(cell.target) };
    case 'day':
      return { value: sheetDate(cell.day), type: Date, format: 'dd/mm/yyyy' };
  }
}

/** The operator stands in the format, so that the value stays a number. */
function formatOf({ operator, valuePercent }: ReportTarget): string {
  const digits = Number.isInteger(valuePercent) ? '0%' : '0.00%';
  return `"${operator === '>' ? '>' : '≥'} "${digits}`;
}

/** A spreadsheet's day has no zone: it is written as the UTC day of the same name. */
function sheetDate(day: LocalDay): Date {
  return new Date(localDayStartMs(day) + LOCAL_OFFSET_MS);
}
