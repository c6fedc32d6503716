import { formatDay } from '../../analytics/reports/format.ts';
import type { ReportPeriod } from '../../analytics/reports/period-report.ts';

/** By which day of the month periods are cut, and where this one begins when that was changed. */
export function cutOffText({ cutOffDay, startCutOffDay, firstDay }: ReportPeriod): string {
  const changed =
    startCutOffDay === undefined
      ? ''
      : ` Ngày chốt đã đổi: kỳ này bắt đầu từ ${formatDay(firstDay)}, ngay sau kỳ trước.`;
  if (cutOffDay === 1) return `Theo tháng dương lịch.${changed}`;
  const basis = cutOffDay === 15 ? ' (Nghị định số 09/2019/NĐ-CP)' : '';
  const rule = `Kỳ mới bắt đầu từ ngày ${cutOffDay} của tháng trước, kết thúc ngày ${cutOffDay - 1}`;
  return `${rule}${basis}.${changed}`;
}
