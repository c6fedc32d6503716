import { expect, it } from 'vitest';
import { reportPeriod } from '../../../analytics/reports/report-period.ts';
import { cutOffText } from '../../../server/documents/cut-off-text.ts';
import type { Period } from '../../../shared/domain/period.ts';

const APRIL = { kind: 'month', year: 2026, ordinal: 4 } as const;

it.each<readonly [string, Pick<Period, 'cutOffDay' | 'startCutOffDay'>, string]>([
  ['calendar months', { cutOffDay: 1 }, 'Theo tháng dương lịch.'],
  [
    'the decree',
    { cutOffDay: 15 },
    'Kỳ mới bắt đầu từ ngày 15 của tháng trước, kết thúc ngày 14 (Nghị định số 09/2019/NĐ-CP).',
  ],
  [
    'a change',
    { cutOffDay: 21, startCutOffDay: 15 },
    'Kỳ mới bắt đầu từ ngày 21 của tháng trước, kết thúc ngày 20. Ngày chốt đã đổi: kỳ này bắt đầu từ 15/03/2026, ngay sau kỳ trước.',
  ],
])('says how periods are cut by %s', (_, cut, text) => {
  expect(cutOffText(reportPeriod({ ...APRIL, ...cut }, 0))).toBe(text);
});
