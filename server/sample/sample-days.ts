import { localDayOf } from '../../shared/domain/local-day.ts';
import {
  periodOf,
  periodRange,
  previousPeriod,
  type CutOffDay,
  type DayRange,
} from '../../shared/domain/period.ts';

export const SAMPLE_CUT_OFF_DAY: CutOffDay = 15;
const WHOLE_MONTHS = 14;

/** The days of the sample: 14 whole reporting months and what has passed of the present one. */
export function sampleDays(nowMs: number): DayRange {
  const lastDay = localDayOf(nowMs);
  let month = periodOf(lastDay, 'month', SAMPLE_CUT_OFF_DAY);
  for (let back = 0; back < WHOLE_MONTHS; back += 1) month = previousPeriod(month);
  return { firstDay: periodRange(month).firstDay, lastDay };
}
