import type { LocalDay } from '../../shared/domain/local-day.ts';
import type {
  CounterEntry,
  ListEntries,
  ListName,
  OfficialEntry,
  ServicePointEntry,
  UnitEntry,
} from '../import/entries.ts';
import type { OrganisationChanges } from '../import/organisation-changes.ts';
import type { DayRange } from '../../shared/domain/period.ts';
import { readCommunes } from './communes.ts';
import { inventPerson } from './invented-names.ts';
import { PROVINCE_CODE, PROVINCIAL_UNITS } from './provincial-units.ts';
import { sampleDuties } from './sample-duties.ts';
import { seededRandom, type SeededRandom } from './seeded-random.ts';

/** The sample province in the words of the import lists. */
export type SampleOrganisation = {
  readonly [List in ListName]: readonly ListEntries[List][];
};

interface Draft {
  readonly random: SeededRandom;
  readonly units: UnitEntry[];
  readonly servicePoints: ServicePointEntry[];
  readonly counters: CounterEntry[];
  readonly officials: OfficialEntry[];
}

interface UnitDraft {
  readonly unit: Omit<UnitEntry, 'validFrom' | 'validTo'>;
  readonly servicePointName: string;
  readonly fieldCodes: readonly string[];
}

/** The tree of 2016; it stands under present dates, and every screen says that it is a sample. */
const VALID_FROM = '2016-01-01' as LocalDay; // an existing day, written out

const DISTRICT_FIELDS = ['land', 'civil-status', 'business', 'construction'];

const FIELD_NAMES: Readonly<Record<string, string>> = {
  land: 'Đất đai',
  construction: 'Xây dựng',
  investment: 'Đầu tư',
  health: 'Y tế',
  education: 'Giáo dục',
  'civil-status': 'Hộ tịch, chứng thực',
  business: 'Đăng ký kinh doanh',
  tax: 'Thuế',
  customs: 'Hải quan',
  'social-insurance': 'Bảo hiểm xã hội',
  labour: 'Lao động, xã hội',
  justice: 'Tư pháp',
  environment: 'Môi trường',
  transport: 'Giao thông vận tải',
  notarisation: 'Công chứng',
};

/**
 * Bắc Giang as of 2016: the province, its centre, departments and central agencies, 10 districts
 * and 230 communes, with counters, invented officials and a duty roster over `range`.
 */
export function sampleOrganisation(seed: string, range: DayRange): SampleOrganisation {
  const random = seededRandom(`${seed}/organisation`);
  const draft: Draft = { random, units: [], servicePoints: [], counters: [], officials: [] };
  for (const unit of [...provincialDrafts(), ...districtDrafts(random), ...communeDrafts(random)]) {
    addUnit(draft, unit);
  }
  const { units, servicePoints, counters, officials } = draft;
  const duties = sampleDuties({ seed, range, counters, servicePoints, officials });
  return { units, servicePoints, counters, officials, duties, dossiers: [] };
}

/** What the import writes when nothing is stored yet. */
export function asChanges(organisation: SampleOrganisation): OrganisationChanges {
  const added = <Entry>(entries: readonly Entry[]) => ({
    added: entries,
    changed: [],
    sameCount: 0,
  });
  return {
    units: added(organisation.units),
    servicePoints: added(organisation.servicePoints),
    counters: added(organisation.counters),
    officials: added(organisation.officials),
    duties: added(organisation.duties),
    dossiers: added(organisation.dossiers),
  };
}

function provincialDrafts(): UnitDraft[] {
  const province: UnitDraft = {
    unit: { code: PROVINCE_CODE, name: 'Tỉnh Bắc Giang', kind: 'province', parentCode: null },
    servicePointName: '',
    fieldCodes: [],
  };
  return [
    province,
    ...PROVINCIAL_UNITS.map(({ code, name, kind, fieldCodes }) => ({
      unit: { code, name, kind, parentCode: PROVINCE_CODE },
      servicePointName: kind === 'centre' ? name : `Bộ phận Một cửa ${name}`,
      fieldCodes,
    })),
  ];
}

function districtDrafts(random: SeededRandom): UnitDraft[] {
  const districts = new Map(
    readCommunes().map(({ districtCode, districtName }) => [districtCode, districtName]),
  );
  return [...districts].map(([code, name]) => ({
    unit: { code, name, kind: 'district', parentCode: PROVINCE_CODE },
    servicePointName: `Bộ phận TN&TKQ ${name}`,
    fieldCodes: DISTRICT_FIELDS.slice(0, random.whole(3, 4)),
  }));
}

function communeDrafts(random: SeededRandom): UnitDraft[] {
  return readCommunes().map(({ code, name, districtCode }) => ({
    unit: { code, name, kind: 'commune', parentCode: districtCode },
    servicePointName: `Bộ phận TN&TKQ ${name}`,
    fieldCodes: random.chance(0.25) ? ['civil-status', 'land'] : ['civil-status'],
  }));
}

function addUnit(draft: Draft, { unit, servicePointName, fieldCodes }: UnitDraft): void {
  draft.units.push({ ...unit, validFrom: VALID_FROM, validTo: null });
  if (fieldCodes.length === 0) return;
  const pointCode = `${unit.code}-BP`;
  draft.servicePoints.push({ code: pointCode, name: servicePointName, unitCode: unit.code });
  fieldCodes.forEach((fieldCode, index) => {
    draft.counters.push({
      code: `${unit.code}-Q${String(index + 1).padStart(2, '0')}`,
      name: `Quầy số ${index + 1} - ${FIELD_NAMES[fieldCode] ?? fieldCode}`,
      servicePointCode: pointCode,
      fieldCode,
    });
  });
  addOfficials(draft, unit, fieldCodes.length);
}

/** One for each counter, and one in three more (at least one) to stand in. */
function addOfficials(draft: Draft, unit: UnitDraft['unit'], counterCount: number): void {
  const count = counterCount + Math.max(1, Math.ceil(counterCount / 3));
  for (let number = 1; number <= count; number += 1) {
    const { name, honorific } = inventPerson(draft.random);
    draft.officials.push({
      code: `${unit.code}-CB${String(number).padStart(2, '0')}`,
      name,
      honorific,
      title: titleIn(unit.kind, draft.random),
      unitCode: unit.code,
    });
  }
}

function titleIn(kind: UnitEntry['kind'], random: SeededRandom): string {
  return kind === 'commune'
    ? random.pick(['Công chức Tư pháp - Hộ tịch', 'Công chức Địa chính', 'Công chức Văn phòng'])
    : random.pick(['Chuyên viên', 'Chuyên viên', 'Chuyên viên chính', 'Cán sự']);
}
