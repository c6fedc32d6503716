import { RELEASE_THRESHOLDS } from '../../../shared/domain/release-thresholds.ts';
import type { CountFacts, PeriodFacts, TreeUnit } from '../../../analytics/reports/period-facts.ts';
import { atomsOf } from '../../../shared/domain/atom.ts';
import type { Atom } from '../../../shared/domain/atom.ts';
import type { LevelCounts } from '../../../shared/domain/level.ts';
import { parseLocalDay } from '../../../shared/domain/local-day.ts';
import type { LocalDay } from '../../../shared/domain/local-day.ts';
import type { Period } from '../../../shared/domain/period.ts';
import type { Target } from '../../../shared/domain/target.ts';

export const NOVEMBER: Period = { kind: 'month', year: 2026, ordinal: 11, cutOffDay: 15 };
export const OCTOBER: Period = { ...NOVEMBER, ordinal: 10 };
export const NOVEMBER_LAST_YEAR: Period = { ...NOVEMBER, year: 2025 };

/** 19/11/2026 09:00 in Viet Nam: November's period has ended. */
export const NOW_MS = Date.UTC(2026, 10, 19, 2);

export function day(text: string): LocalDay {
  const parsed = parseLocalDay(text);
  if (parsed === undefined) throw new Error(`not a day: ${text}`);
  return parsed;
}

/** Counts from very satisfied to very dissatisfied. */
export function levels(n5: number, n4 = 0, n3 = 0, n2 = 0, n1 = 0): LevelCounts {
  return { n5, n4, n3, n2, n1 };
}

/** First atom of a period: where the fixtures put a period's ratings. */
export function atomIn(period: Period): Atom {
  return atomsOf(period)[0]!;
}

export function target(parts: Partial<Target>): Target {
  return {
    id: 't',
    operator: '>=',
    valuePercent: 90,
    scope: {},
    legalBasis: 'Nghị quyết số 1',
    preset: null,
    validFrom: day('2020-01-01'),
    validTo: null,
    ...parts,
  };
}

/**
 * A province with a department, a district over two communes, and a commune with two service
 * points, three counters and two officials. Nobody has rated until a test says so.
 */
export function smallProvince(
  parts: Partial<Omit<PeriodFacts, 'counts' | 'office'>> & {
    counts?: Partial<CountFacts>;
    office?: Partial<PeriodFacts['office']>;
  } = {},
): PeriodFacts {
  const { counts, office, ...rest } = parts;
  return {
    period: NOVEMBER,
    unitId: 'province',
    office: {
      officeName: 'Ủy ban nhân dân tỉnh Bắc Giang',
      sample: true,
      minimumN: 30,
      silentAfterHours: 24,
      thresholds: RELEASE_THRESHOLDS,
      ...office,
    },
    organisation: ORGANISATION,
    targets: [
      target({ id: 'general' }),
      target({ id: 'land', valuePercent: 85, scope: { fieldCode: 'land' } }),
    ],
    counts: { units: [], places: [], items: [], reasons: [], officialDays: [], ...counts },
    quality: {
      quarantinedRecords: 0,
      undatedRatings: 0,
      annulledRatings: 0,
      missingRecords: 0,
      kiosksWithGaps: 0,
      silentMinutes: null,
      kioskSeenAtMs: [],
      lastReceivedAtMs: null,
    },
    integrity: { lastVerification: null, root: null, chains: [] },
    placements: [],
    dossiers: [],
    generatedAtMs: NOW_MS,
    ...rest,
  };
}

const ALWAYS = { validFrom: day('2016-01-01'), validTo: null };

const UNITS: readonly TreeUnit[] = [
  { id: 'province', code: '24', name: 'Tỉnh Bắc Giang', kind: 'province', parentId: null },
  { id: 'sở', code: 'SNV', name: 'Sở Nội vụ', kind: 'department', parentId: 'province' },
  { id: 'huyện', code: '222', name: 'Huyện Việt Yên', kind: 'district', parentId: 'province' },
  { id: 'xã-đ', code: '07801', name: 'Xã Đoan Bái', kind: 'commune', parentId: 'huyện' },
  { id: 'xã-d', code: '07802', name: 'Xã Danh Thắng', kind: 'commune', parentId: 'huyện' },
];

const ORGANISATION: PeriodFacts['organisation'] = {
  units: UNITS.map((unit) => ({ ...unit, ...ALWAYS })),
  history: { former: [], successions: [] },
  servicePoints: [
    { id: 'điểm-1', code: 'MC1', name: 'Bộ phận Một cửa', listed: true },
    { id: 'điểm-2', code: 'MC2', name: 'Bộ phận lưu động', listed: true },
  ],
  counters: [
    {
      id: 'quầy-10',
      servicePointId: 'điểm-1',
      code: 'Q10',
      name: 'Quầy 10',
      fieldCode: 'land',
      listed: true,
    },
    {
      id: 'quầy-2',
      servicePointId: 'điểm-1',
      code: 'Q2',
      name: 'Quầy 2',
      fieldCode: null,
      listed: true,
    },
    {
      id: 'quầy-cũ',
      servicePointId: 'điểm-2',
      code: 'Q0',
      name: 'Quầy cũ',
      fieldCode: null,
      listed: false,
    },
  ],
  officials: [
    person('đức', 'Nguyễn Văn', 'Đức'),
    person('an', 'Trần Thị', 'An'),
    person('dũng', 'Lê', 'Dũng'),
  ],
  fields: [
    { code: 'land', name: { vi: 'Đất đai', en: 'Land' } },
    { code: 'health', name: { vi: 'Y tế', en: 'Health' } },
  ],
  factorItems: [
    { code: 'q-access', factor: 'access' },
    { code: 'q-result', factor: 'result' },
  ],
  reasons: [
    { code: 'slow', wording: { vi: 'Chờ lâu', en: 'Long wait' }, factor: 'result' },
    { code: 'rude', wording: { vi: 'Thái độ', en: 'Attitude' }, factor: 'official' },
  ],
};

function person(id: string, familyName: string, givenName: string) {
  return { id, code: id, familyName, givenName, honorific: null, title: 'Chuyên viên' };
}
