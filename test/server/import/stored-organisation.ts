import type { FieldEntry, StoredOrganisation } from '../../../server/import/entries.ts';
import { localDayStartMs } from '../../../shared/domain/local-day.ts';
import { parseDay } from '../../../server/import/parse-instant.ts';

const FIELDS: FieldEntry[] = [
  { code: 'land', name: 'Đất đai', nameEn: 'Land', priority: 1 },
  { code: 'health', name: 'Y tế', nameEn: 'Health', priority: 2 },
];

export const NOTHING_STORED: StoredOrganisation = {
  units: [],
  servicePoints: [],
  counters: [],
  officials: [],
  duties: [],
  dossiers: [],
  fields: FIELDS,
};

const day = parseDay('01/01/2026')!;

/** One unit with one counter, and one official on duty there in January 2026. */
export const SMALL_OFFICE: StoredOrganisation = {
  units: [
    {
      id: 'unit-1',
      code: 'A',
      name: 'Sở A',
      kind: 'department',
      parentCode: null,
      validFrom: day,
      validTo: null,
    },
  ],
  servicePoints: [{ id: 'point-1', code: 'A-BP', name: 'Một cửa', unitCode: 'A' }],
  counters: [
    {
      id: 'counter-1',
      code: 'Q1',
      name: 'Quầy 1',
      servicePointCode: 'A-BP',
      fieldCode: 'land',
    },
  ],
  officials: [
    {
      id: 'official-1',
      code: 'CB1',
      name: 'Lê Thị Mẫu',
      honorific: 'Bà',
      title: null,
      unitCode: 'A',
    },
  ],
  duties: [
    {
      id: 'duty-1',
      counterCode: 'Q1',
      officialCode: 'CB1',
      startsAtMs: localDayStartMs(day),
      endsAtMs: localDayStartMs(parseDay('01/02/2026')!),
    },
  ],
  dossiers: [],
  fields: FIELDS,
};
