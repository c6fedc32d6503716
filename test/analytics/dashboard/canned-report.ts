import type { Figure } from '../../../analytics/reports/figure.ts';
import type {
  CounterRow,
  OfficialRow,
  PeriodReport,
  ReportPeriod,
  ReportTables,
  ReportUnit,
  UnitGroup,
} from '../../../analytics/reports/period-report.ts';
import { RELEASE_THRESHOLDS } from '../../../shared/domain/release-thresholds.ts';
import type { UnitNode } from '../../../shared/api/organisation.ts';
import { FACTORS } from '../../../shared/domain/factor.ts';
import {
  parsePeriodKey,
  periodKey,
  periodRange,
  previousPeriod,
  samePeriodLastYear,
} from '../../../shared/domain/period.ts';
import { localDayOf } from '../../../shared/domain/local-day.ts';
import type { Period } from '../../../shared/domain/period.ts';
import { UNIT_KINDS } from '../../../shared/domain/unit.ts';
import {
  COARSE,
  EMPTY,
  FEW_DAYS,
  SMALL,
  TARGET_90,
  countsOf,
  levelsOf,
  shown,
} from './canned-figure.ts';
import { NOW_MS, UNITS } from './canned-organisation.ts';

/** n, rate, rate of the period before: one of every verdict among them. */
const SHAPES: readonly (readonly [number, number, number] | Figure)[] = [
  [604, 0.914, 0.902],
  [331, 0.979, 0.961],
  [412, 0.959, 0.928],
  [45, 0.911, 0.889],
  [98, 0.714, 0.793],
  [23, 0.87, 0.9],
  SMALL,
  [1180, 0.936, 0.921],
  [248, 0.863, 0.861],
  COARSE,
  [190, 0.905, 0.951],
  EMPTY,
];

function figureAt(index: number): Figure {
  const shape = SHAPES[index % SHAPES.length]!;
  if ('kind' in shape) return shape;
  const [n, rate, before] = shape;
  return shown(levelsOf(n, rate), {
    previous: countsOf(n - 7, before),
    lastYear: countsOf(n - 11, before - 0.02),
  });
}

/** The report of a unit of the canned tree, as the server would answer it. */
export function cannedReport(
  unitCode: string,
  key: string,
  kind: 'full' | 'empty' = 'full',
): PeriodReport | undefined {
  const path = pathTo(UNITS.roots, unitCode);
  const period = parsePeriodKey(key, 15);
  const unit = path?.at(-1);
  if (path === undefined || unit === undefined || period === undefined) return undefined;
  const overall =
    kind === 'empty'
      ? EMPTY
      : shown([1327, 770, 112, 52, 23], {
          previous: countsOf(2190, 0.904),
          lastYear: countsOf(1854, 0.869),
        });
  return {
    period: reportPeriod(period),
    previous: reportPeriod(previousPeriod(period)),
    lastYear: reportPeriod(samePeriodLastYear(period)),
    unit: reportUnit(unit),
    path: path.map(reportUnit),
    officeName: 'Sở Nội vụ tỉnh Bắc Giang',
    sample: true,
    generatedAtMs: NOW_MS,
    rules: {
      minimumN: 30,
      thresholds: RELEASE_THRESHOLDS,
      interval: 'Wilson 95 %',
      silentAfterHours: 24,
      version: '1',
    },
    overall,
    standing: SAME,
    predecessors: [],
    trend: trendOf(period, overall),
    tables: kind === 'empty' ? emptyTables(unit) : tablesOf(unit),
    coverage: {
      overall: kind === 'empty' ? { kind: 'unknown' } : CANNED_COVERAGE,
      units: unit.children.map(({ code }) => ({ code, coverage: { kind: 'unknown' } })),
    },
    quality: {
      ratings: overall.kind === 'shown' ? overall.n : 0,
      quarantinedRecords: 3,
      undatedRatings: 0,
      annulledRatings: 0,
      missingRecords: 0,
      kiosksWithGaps: 0,
      silentMinutes: 1_265,
      kiosks: { paired: 45, silent: 2 },
      lastReceivedAtMs: NOW_MS - 90_000,
    },
    integrity: {
      lastVerification: { atMs: NOW_MS - 9 * 3_600_000, alarms: 0 },
      root: { localDay: localDayOf(NOW_MS), root: '5e'.repeat(32) },
      chains: [],
    },
    placements: unit.servicePoints.length > 0 ? PLACEMENTS : [],
  };
}

const PLACEMENTS: PeriodReport['placements'] = [
  {
    atMs: NOW_MS - 72 * 86_400_000,
    day: localDayOf(NOW_MS - 72 * 86_400_000),
    kioskName: 'Máy quầy 3',
    fromCounter: 'Quầy 5',
    toCounter: 'Quầy 3',
  },
];
const CANNED_COVERAGE = { kind: 'known', dossiers: 18_562, share: 2284 / 18_562 } as const;
/** The unit was the same in all three periods. */
const SAME = { partial: null, previous: 'own', lastYear: 'own' } as const;

function trendOf(period: Period, overall: Figure): PeriodReport['trend'] {
  const rates = [0.869, 0.877, 0.884, 0.872, 0.89, 0.896, 0, 0.902, 0.897, 0.908, 0.91, 0.904];
  const periods: Period[] = [period];
  while (periods.length < 13) periods.unshift(previousPeriod(periods[0]!));
  return periods.map((each, index) => {
    const rate = rates[index];
    const past = rate === undefined || rate === 0 ? SMALL : shown(levelsOf(2190, rate));
    return {
      period: reportPeriod(each),
      figure: index === 12 ? overall : past,
      figures: 'own',
      target: TARGET_90,
    };
  });
}

function tablesOf(unit: UnitNode): ReportTables {
  const counters = unit.servicePoints.flatMap(({ code, name, counters: own }) =>
    own.map((counter): Omit<CounterRow, 'figure'> => ({
      counter: { code: counter.code, name: counter.name },
      servicePointCode: code,
      servicePointName: name,
      fieldName:
        counter.fieldName === null ? null : { vi: counter.fieldName, en: counter.fieldName },
    })),
  );
  return {
    units: { groups: groupsOf(unit, figureAt), own: counters.length > 0 ? figureAt(8) : EMPTY },
    servicePoints: unit.servicePoints.map(({ code, name }, index) => ({
      servicePoint: { code, name },
      figure: figureAt(index),
    })),
    counters: counters.map((row, index) => ({ ...row, figure: figureAt(index) })),
    officials: counters.length === 0 ? [] : officials(),
    fields: [
      { field: { code: 'land', name: { vi: 'Đất đai', en: 'Land' } }, figure: figureAt(8) },
      {
        field: { code: 'civil-status', name: { vi: 'Hộ tịch, chứng thực', en: 'Civil status' } },
        figure: figureAt(2),
      },
      { field: null, figure: figureAt(0) },
    ],
    factors: FACTORS.map((factor, index) => ({
      factor,
      figure: figureAt([0, 8, 2, 4, 6][index]!),
    })),
    reasons: {
      kind: 'shown',
      base: 187,
      rows: (
        [
          ['wait', 'Chờ lâu', 'Long wait', 'procedure', 71],
          ['unclear', 'Hướng dẫn chưa rõ', 'Unclear guidance', 'official', 44],
          ['papers', 'Phải bổ sung giấy tờ nhiều lần', 'Papers asked for again', 'procedure', 32],
          ['manner', 'Thái độ chưa đúng mực', 'Unfriendly manner', 'official', 18],
          ['late', 'Trả kết quả trễ hẹn', 'Result came late', 'result', 9],
        ] as const
      ).map(([code, vi, en, factor, count]) => ({
        reason: { code, wording: { vi, en }, factor },
        count,
        share: count / 187,
      })),
    },
  };
}

function officials(): OfficialRow[] {
  const named = (code: string, name: string, honorific: string | null, figure: Figure) => ({
    official: { code, name, honorific, title: 'Chuyên viên' },
    figure,
  });
  return [
    named('CB1', 'Nguyễn Văn Đức', 'Ông', figureAt(1)),
    named('CB2', 'Trần Thị An', 'Bà', figureAt(2)),
    named('CB3', 'Lê Dũng', null, FEW_DAYS),
    { official: null, figure: figureAt(3) },
  ];
}

function emptyTables(unit: UnitNode): ReportTables {
  const empty = tablesOf(unit);
  return {
    units: { groups: groupsOf(unit, () => EMPTY), own: EMPTY },
    servicePoints: empty.servicePoints.map((row) => ({ ...row, figure: EMPTY })),
    counters: empty.counters.map((row) => ({ ...row, figure: EMPTY })),
    officials: [],
    fields: [],
    factors: [],
    reasons: { kind: 'empty' },
  };
}

function groupsOf(unit: UnitNode, figure: (index: number) => Figure): UnitGroup[] {
  const rows = unit.children.map((child, index) => ({
    unit: reportUnit(child),
    standing: SAME,
    figure: figure(index),
  }));
  return ['centre' as const, ...UNIT_KINDS.filter((kind) => kind !== 'centre')].flatMap((kind) => {
    const own = rows.filter((row) => row.unit.kind === kind);
    return own.length === 0 ? [] : [{ kind, rows: own }];
  });
}

function pathTo(units: readonly UnitNode[], code: string): UnitNode[] | undefined {
  for (const unit of units) {
    if (unit.code === code) return [unit];
    const below = pathTo(unit.children, code);
    if (below !== undefined) return [unit, ...below];
  }
  return undefined;
}

function reportUnit({ code, name, kind }: UnitNode): ReportUnit {
  return { code, name, kind };
}

function reportPeriod(period: Period): ReportPeriod {
  const range = periodRange(period);
  return { ...period, ...range, key: periodKey(period), ended: range.lastDay < '2026-11-05' };
}
