import { localDayOf } from '../../shared/domain/local-day.ts';
import { periodKey, periodRange } from '../../shared/domain/period.ts';
import type { Period } from '../../shared/domain/period.ts';
import type { ReportPeriod } from './period-report.ts';

/** A period as a report names it, seen from an instant in UTC milliseconds. */
export function reportPeriod(period: Period, nowMs: number): ReportPeriod {
  const range = periodRange(period);
  return { ...period, ...range, key: periodKey(period), ended: range.lastDay < localDayOf(nowMs) };
}
