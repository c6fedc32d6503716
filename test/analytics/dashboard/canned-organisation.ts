import type {
  CounterNode,
  KioskAlarm,
  Kiosks,
  ServicePointNode,
  UnitNode,
  UnitTree,
} from '../../../shared/api/organisation.ts';
import type { UnitKind } from '../../../shared/domain/unit.ts';

export const NOW_MS = Date.parse('2026-11-05T02:15:00Z');

const FIELDS = [
  ['land', 'Đất đai'],
  ['civil-status', 'Hộ tịch, chứng thực'],
  ['construction', 'Xây dựng'],
] as const;

function counters(unit: string, count: number): CounterNode[] {
  return Array.from({ length: count }, (_, index) => {
    const [fieldCode, fieldName] = FIELDS[index % FIELDS.length]!;
    const number = index + 1;
    return {
      id: `counter-${unit}-${number}`,
      code: `${unit}-Q${number}`,
      name: `Quầy ${number}`,
      fieldCode,
      fieldName,
    };
  });
}

function servicePoint(unit: string, count: number): ServicePointNode {
  return {
    id: `point-${unit}`,
    code: `${unit}-MC`,
    name: 'Bộ phận Tiếp nhận và Trả kết quả',
    counters: counters(unit, count),
  };
}

function unit(
  code: string,
  name: string,
  kind: UnitKind,
  more: Partial<Pick<UnitNode, 'children' | 'servicePoints'>> = {},
): UnitNode {
  return { id: `unit-${code}`, code, name, kind, servicePoints: [], children: [], ...more };
}

const COMMUNES = [
  'Thị trấn Chũ',
  'Xã Cấm Sơn',
  'Xã Tân Sơn',
  'Xã Phong Minh',
  'Xã Phong Vân',
  'Xã Xa Lý',
  'Xã Hộ Đáp',
  'Xã Sơn Hải',
  'Xã Thanh Hải',
  'Xã Kiên Lao',
  'Xã Biên Sơn',
  'Xã Kiên Thành',
];

const DISTRICTS = [
  ['213', 'Thành phố Bắc Giang'],
  ['215', 'Huyện Yên Thế'],
  ['216', 'Huyện Tân Yên'],
  ['217', 'Huyện Lạng Giang'],
  ['218', 'Huyện Lục Nam'],
  ['219', 'Huyện Lục Ngạn'],
  ['220', 'Huyện Sơn Động'],
  ['221', 'Huyện Yên Dũng'],
  ['222', 'Huyện Việt Yên'],
  ['223', 'Huyện Hiệp Hòa'],
] as const;

const DEPARTMENTS = [
  'Sở Nội vụ',
  'Sở Tư pháp',
  'Sở Kế hoạch và Đầu tư',
  'Sở Tài nguyên và Môi trường',
  'Sở Lao động - Thương binh và Xã hội',
  'Sở Văn hóa, Thể thao và Du lịch',
];

export const UNITS: UnitTree = {
  roots: [
    unit('24', 'UBND tỉnh Bắc Giang', 'province', {
      children: [
        unit('24-HCC', 'Trung tâm Hành chính công tỉnh', 'centre', {
          servicePoints: [servicePoint('24-HCC', 12)],
        }),
        ...DEPARTMENTS.map((name, index) =>
          unit(`24-S${index + 1}`, name, 'department', {
            servicePoints: [servicePoint(`24-S${index + 1}`, 2)],
          }),
        ),
        ...DISTRICTS.map(([code, name]) =>
          unit(code, name, 'district', {
            servicePoints: [servicePoint(code, 4)],
            children:
              code === '219'
                ? COMMUNES.map((commune, index) =>
                    unit(`219-${index + 1}`, commune, 'commune', {
                      servicePoints: [servicePoint(`219-${index + 1}`, 2)],
                    }),
                  )
                : [],
          }),
        ),
      ],
    }),
  ],
};

const HOUR_MS = 3_600_000;

const SERVER_BUILD = '0.2.0';

const BATTERIES = [{ percent: 34, charging: true }, null, { percent: 12, charging: false }];

const ALARMS: readonly (readonly KioskAlarm[])[] = [
  [],
  [],
  ['missing', 'battery-low'],
  [],
  ['fork', 'chain-break'],
];

export const KIOSKS: Kiosks = {
  nowMs: NOW_MS,
  serverBuild: SERVER_BUILD,
  kiosks: (
    [
      ['Máy quầy 1', 'active', 40_000, 0, true],
      ['Máy quầy 2', 'active', 3 * HOUR_MS, 3, true],
      ['Máy quầy 3', 'active', 21 * 24 * HOUR_MS, 214, false],
      ['Máy quầy 4', 'active', null, null, null],
      ['Máy quầy 5', 'suspended', 2 * 24 * HOUR_MS, 12, true],
      ['Máy cũ quầy 6', 'revoked', 90 * 24 * HOUR_MS, 0, true],
    ] as const
  ).map(([name, status, ageMs, pending, persisted], index) => ({
    id: `kiosk-${index + 1}`,
    name,
    status,
    unit: { code: '24-HCC', name: 'Trung tâm Hành chính công tỉnh' },
    counter: {
      id: `counter-24-HCC-${index + 1}`,
      code: `24-HCC-Q${index + 1}`,
      name: `Quầy ${index + 1}`,
    },
    questionnaire: index === 1 ? 'nam-yeu-to' : 'mot-cham',
    hasPin: false,
    pairedAtMs: NOW_MS - 200 * 24 * HOUR_MS,
    lastSeenAtMs: ageMs === null ? null : NOW_MS - ageMs,
    pending,
    missingRecords: index === 2 ? 14 : 0,
    silentMinutesToday: index === 2 ? 105 : index > 2 ? null : 0,
    storedRecords: ageMs === null ? 0 : 1200 - index * 131,
    persisted,
    build: ageMs === null ? null : index === 1 ? '0.1.0' : SERVER_BUILD,
    buildSinceMs: ageMs === null ? null : NOW_MS - (index === 1 ? 62 : 3) * 24 * HOUR_MS,
    oldestPendingAtMs: ageMs === null || pending === 0 ? null : NOW_MS - ageMs - HOUR_MS,
    clockSkewMs: ageMs === null ? null : index === 2 ? -420_000 : 1_800,
    storageMode: ageMs === null ? null : index === 2 ? 'indexeddb' : 'journal+indexeddb',
    epoch: 1,
    battery: BATTERIES[index] ?? null,
    alarms: ALARMS[index] ?? [],
  })),
};
