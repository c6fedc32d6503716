import { buildPeriodReport } from '../../../analytics/reports/build-period-report.ts';
import type { PeriodReport } from '../../../analytics/reports/period-report.ts';
import type { LevelCounts } from '../../../shared/domain/level.ts';
import type { Period } from '../../../shared/domain/period.ts';
import { atomIn, smallProvince } from './small-province.ts';

/** The report of a province of which only its own ratings of some periods are given. */
export function provinceReport(...ratings: [Period, LevelCounts][]): PeriodReport {
  const units = ratings.map(([period, counts]) => ({
    unitId: 'province',
    atom: atomIn(period),
    ...counts,
  }));
  return buildPeriodReport(smallProvince({ counts: { units } }));
}
