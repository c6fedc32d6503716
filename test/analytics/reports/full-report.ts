import { buildPeriodReport } from '../../../analytics/reports/build-period-report.ts';
import type { CountFacts, PeriodFacts } from '../../../analytics/reports/period-facts.ts';
import type { PeriodReport } from '../../../analytics/reports/period-report.ts';
import { trendPeriods } from '../../../analytics/reports/compared-periods.ts';
import { OVERALL } from '../../../shared/domain/questionnaire.ts';
import {
  atomIn,
  levels,
  NOVEMBER,
  NOVEMBER_LAST_YEAR,
  OCTOBER,
  smallProvince,
} from './small-province.ts';

/** A commune whose ratings reach every table, with rows that are shown, withheld and empty. */
export function fullFacts(parts: Partial<PeriodFacts> = {}): PeriodFacts {
  return { ...smallProvince({ counts: COUNTS, quality: QUALITY }), ...parts };
}

export function fullReport(parts: Partial<PeriodFacts> = {}): PeriodReport {
  return buildPeriodReport(fullFacts(parts));
}

const QUALITY = {
  quarantinedRecords: 3,
  undatedRatings: 2,
  annulledRatings: 3,
  missingRecords: 20,
  kiosksWithGaps: 1,
  silentMinutes: 1_450,
  kioskSeenAtMs: [Date.UTC(2026, 10, 19, 1), Date.UTC(2026, 10, 1), null],
  lastReceivedAtMs: Date.UTC(2026, 10, 19, 1),
};

/** The province itself is rated too; its own ratings are those of the places below. */
const OWN = levels(90, 60, 8, 5, 3);

const COUNTS: CountFacts = {
  units: trendPeriods(NOVEMBER).flatMap((period, index) => [
    { unitId: 'province', atom: atomIn(period), ...OWN },
    { unitId: 'sở', atom: atomIn(period), ...levels(50 + index, 40, 5, 3, 1) },
    { unitId: 'xã-đ', atom: atomIn(period), ...levels(500 + 20 * index, 321, 40, 20, 15) },
    { unitId: 'xã-d', atom: atomIn(period), ...levels(8, 2, 1, 1, 0) },
  ]),
  places: [NOVEMBER, OCTOBER, NOVEMBER_LAST_YEAR].flatMap((period) => [
    { atom: atomIn(period), counterId: 'quầy-10', officialId: 'đức', ...levels(60, 40, 4, 3, 2) },
    { atom: atomIn(period), counterId: 'quầy-2', officialId: 'an', ...levels(20, 10, 2, 1, 1) },
    { atom: atomIn(period), counterId: 'quầy-2', officialId: 'dũng', ...levels(3, 1, 1, 1, 0) },
    { atom: atomIn(period), counterId: 'quầy-cũ', officialId: '', ...levels(7, 9, 1, 0, 0) },
  ]),
  items: [
    {
      atom: atomIn(NOVEMBER),
      fieldCode: 'land',
      itemCode: OVERALL,
      ...levels(700, 300, 30, 20, 10),
    },
    { atom: atomIn(NOVEMBER), fieldCode: 'health', itemCode: OVERALL, ...levels(100, 80, 9, 5, 3) },
    { atom: atomIn(NOVEMBER), fieldCode: '', itemCode: OVERALL, ...levels(150, 43, 15, 4, 6) },
    { atom: atomIn(NOVEMBER), fieldCode: 'land', itemCode: 'q-access', ...levels(40, 30, 5, 2, 1) },
    { atom: atomIn(NOVEMBER), fieldCode: 'land', itemCode: 'q-result', ...levels(3, 0, 0, 0, 0) },
  ],
  reasons: [
    { reasonCode: 'slow', n: 31 },
    { reasonCode: 'rude', n: 12 },
  ],
  officialDays: [
    { officialId: 'đức', days: { current: 20, previous: 20, lastYear: 20 } },
    { officialId: 'an', days: { current: 9, previous: 9, lastYear: 2 } },
    { officialId: 'dũng', days: { current: 5, previous: 5, lastYear: 5 } },
  ],
};
