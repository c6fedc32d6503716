import type {
  HistoryUnit,
  OrganisationHistory,
  UnitPlaces,
} from '../../../shared/api/organisation-history.ts';
import { addDays, parseLocalDay, type LocalDay } from '../../../shared/domain/local-day.ts';
import type { Succession } from '../../../shared/domain/succession.ts';

function day(text: string): LocalDay {
  const parsed = parseLocalDay(text);
  if (parsed === undefined) throw new Error(`not a day: ${text}`);
  return parsed;
}

type Parts = Partial<HistoryUnit> & Pick<HistoryUnit, 'id' | 'name' | 'code'>;

const unit = (parts: Parts): HistoryUnit => ({
  ...{ kind: 'commune', parentId: '24', validFrom: day('2016-01-01'), validTo: null },
  ...parts,
});

const [CITY_DAY, REFORM] = [day('2024-02-01'), day('2025-07-01')];
const until = (next: LocalDay) => ({ validTo: addDays(next, -1) });

/** Việt Yên as district, as town and as ward, with a commune that went into the ward. */
const UNITS: readonly HistoryUnit[] = [
  unit({ id: '24', code: '24', name: 'Tỉnh Bắc Ninh', kind: 'province', parentId: null }),
  unit({ id: 'snv', code: 'SNV', name: 'Sở Nội vụ', kind: 'department' }),
  unit({
    ...{ id: 'huyện', code: '222', name: 'Huyện Việt Yên', kind: 'district' },
    ...until(CITY_DAY),
  }),
  unit({
    ...{ id: 'thị xã', code: '222', name: 'Thị xã Việt Yên', kind: 'district' },
    ...{ validFrom: CITY_DAY, ...until(REFORM) },
  }),
  unit({
    ...{ id: 'bích-động', code: '07777', name: 'Thị trấn Bích Động', parentId: 'huyện' },
    ...until(REFORM),
  }),
  unit({ id: 'phường', code: '07777', name: 'Phường Việt Yên', validFrom: REFORM }),
  unit({ id: 'nếnh', code: '07795', name: 'Phường Nếnh', validFrom: REFORM }),
];

const SUCCESSIONS: readonly Succession[] = [
  {
    ...{ predecessorId: 'huyện', successorId: 'thị xã', kind: 'rename', onDay: CITY_DAY },
    ...{ legalBasis: 'Nghị quyết minh họa số 1', share: null },
  },
  {
    ...{ predecessorId: 'thị xã', successorId: null, kind: 'dissolve', onDay: REFORM },
    ...{ legalBasis: 'Nghị quyết minh họa số 2', share: null },
  },
  {
    ...{ predecessorId: 'bích-động', successorId: 'phường', kind: 'rename', onDay: REFORM },
    ...{ legalBasis: 'Nghị quyết minh họa số 2', share: null },
  },
];

/** As the server answers for any day. */
export function cannedHistory(text: string): OrganisationHistory {
  return { day: day(text), units: UNITS, successions: SUCCESSIONS };
}

const ALWAYS = { validFrom: day('2025-07-01'), validTo: null };

export const CANNED_PLACES: UnitPlaces = {
  servicePoints: [
    {
      ...{ id: 'point-1', code: '07777-BP', name: 'Trung tâm Phục vụ hành chính công', ...ALWAYS },
      openingHours: Object.fromEntries(
        ['1', '2', '3', '4', '5'].map((weekday) => [
          weekday,
          [
            ['07:30', '11:30'],
            ['13:30', '17:00'],
          ] as const,
        ]),
      ),
      closedDays: [{ day: day('2026-09-02'), reason: 'Quốc khánh' }],
      counters: [
        {
          ...{ id: 'c1', code: '07777-Q01', name: 'Quầy số 1', ...ALWAYS },
          ...{ fieldCode: 'land', fieldName: 'Đất đai' },
        },
        {
          ...{ id: 'c2', code: '07777-Q02', name: 'Quầy số 2', ...ALWAYS },
          ...{ fieldCode: null, fieldName: null },
        },
      ],
    },
  ],
  fields: [{ code: 'land', name: { vi: 'Đất đai', en: 'Land' } }],
  officials: [
    {
      ...{ id: 'an', code: 'CB1', familyName: 'Trần Thị', givenName: 'An', honorific: 'Bà' },
      ...{ title: 'Chuyên viên', secondedFrom: day('2026-01-01'), secondedTo: null, ...ALWAYS },
    },
    {
      ...{ id: 'đức', code: 'CB2', familyName: 'Nguyễn Văn', givenName: 'Đức', honorific: 'Ông' },
      ...{ title: null, secondedFrom: null, secondedTo: null, ...ALWAYS },
    },
  ],
};
