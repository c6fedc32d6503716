import { WHOLE_SCOPE } from '../../server/store/scope.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadPeriodReport } from '../../server/documents/load-period-report.ts';
import { openStore, type Store, type StoreLocation } from '../../server/store/open-store.ts';
import { findUnitByCode, loadUnits } from '../../server/store/organisation.ts';
import { countsOfUnits, loadCounts, loadQuality } from '../../server/store/period-facts.ts';
import { addQuestionnaire } from '../../server/store/questionnaires.ts';
import { writeSetting } from '../../server/store/settings.ts';
import { insertTarget } from '../../server/store/targets.ts';
import type { Questionnaire } from '../../shared/domain/questionnaire.ts';
import { freshDatabaseUrl } from '../support/embedded-postgres.ts';
import { day, NOVEMBER, NOW_MS, target } from '../analytics/reports/small-province.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mot-cham-reports-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const ENGINES: readonly (readonly [string, () => Promise<StoreLocation>])[] = [
  ['sqlite', () => Promise.resolve({ kind: 'sqlite', file: join(folder, 'reports.db') })],
  ['postgres', async () => ({ kind: 'postgres', url: await freshDatabaseUrl() })],
];

const ALWAYS = { valid_from: '2016-01-01', valid_to: null };
const NOVEMBER_DAYS = { firstDay: day('2026-10-15'), lastDay: day('2026-11-14') };
const ALL = { unitId: 'province', withDescendants: 'all' } as const;
const COMMUNE = { unitId: 'commune', withDescendants: ['commune'] };

describe.each(ENGINES)('period reports from %s', (_engine, locate) => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(await locate());
    await insertPlaces(store);
    await insertCounts(store);
    await insertKiosks(store);
  });
  afterAll(() => store.close());

  const reportOf = (unitCode: string, periodKey: string) =>
    loadPeriodReport({ store, scope: WHOLE_SCOPE, unitCode, periodKey, nowMs: NOW_MS });

  it('adds up the atoms of a period over a unit with its descendants', async () => {
    const report = await reportOf('24', '2026-11');
    expect(report).toMatchObject({
      ok: true,
      value: {
        officeName: 'UBND tỉnh',
        sample: true,
        path: [{ code: '24' }],
        overall: {
          kind: 'shown',
          counts: { n5: 180, n4: 60, n3: 30, n2: 20, n1: 10 },
          judgement: { target: { valuePercent: 90 }, verdict: 'not-met' },
          sincePrevious: { kind: 'known', earlierRate: 0.5 },
          sinceLastYear: { kind: 'unknown' },
        },
        tables: {
          units: { groups: [{ kind: 'department' }, { kind: 'commune' }], own: { kind: 'empty' } },
          fields: [
            { field: { code: 'land', name: { vi: 'Đất đai', en: 'Land' } } },
            { field: null },
          ],
          reasons: { kind: 'shown', base: 60, rows: [{ reason: { code: 'slow' }, count: 9 }] },
        },
      },
    });
  });

  it('counts places, officials and their days at the unit itself', async () => {
    const report = await reportOf('07201', '2026-11');
    expect(report).toMatchObject({
      value: {
        path: [{ code: '24' }, { code: '07201' }],
        overall: { n: 100 },
        tables: {
          servicePoints: [{ servicePoint: { code: 'MC' }, figure: { n: 100 } }],
          counters: [
            { counter: { name: 'Quầy 1' }, fieldName: { vi: 'Đất đai' }, figure: { n: 100 } },
          ],
          officials: [
            { official: { name: 'Nguyễn Thị Hoa', title: 'Chuyên viên' }, figure: { n: 100 } },
          ],
          factors: [{ factor: 'access', figure: { n: 50, rate: 0.8 } }, {}, {}, {}, {}],
        },
      },
    });
  });

  it('counts a quarter as the sum of its months, and the year before as another period', async () => {
    expect(await reportOf('24', '2026-Q4')).toMatchObject({ value: { overall: { n: 400 } } });
    expect(await reportOf('24', '2025')).toMatchObject({ value: { overall: { kind: 'empty' } } });
  });

  it('refuses an unknown unit and a period that is none', async () => {
    expect(await reportOf('none', '2026-11')).toEqual({
      ok: false,
      error: { code: 'unknown-unit' },
    });
    expect(await reportOf('24', '2026-13')).toEqual({
      ok: false,
      error: { code: 'invalid-period' },
    });
  });

  it('does not know a unit before it existed', async () => {
    expect(await reportOf('24', '2015-11')).toEqual({ ok: false, error: { code: 'unknown-unit' } });
  });

  it('gives whole numbers, not text', async () => {
    const counts = await loadCounts(store.db, NOVEMBER, COMMUNE);
    expect(await countsOfUnits(store.db, NOVEMBER)).toContainEqual({
      unitId: 'commune',
      atom: '2026-11-01',
      n5: 60,
      n4: 20,
      n3: 10,
      n2: 7,
      n1: 3,
    });
    expect(counts.reasons).toEqual([{ reasonCode: 'slow', n: 9 }]);
    expect(counts.officialDays).toEqual([
      { officialId: 'hoa', days: { current: 3, previous: 1, lastYear: 0 } },
    ]);
  });

  it('restricts items to the unit and its descendants', async () => {
    const sumOf = async (scope: typeof ALL | typeof COMMUNE) => {
      const { items } = await loadCounts(store.db, NOVEMBER, scope);
      return items.filter(({ atom }) => atom >= '2026-10-15').reduce((sum, { n5 }) => sum + n5, 0);
    };
    expect(await sumOf(ALL)).toBe(220);
    expect(await sumOf(COMMUNE)).toBe(100);
  });

  it('knows kiosks, quarantined records of the period and the last record of all', async () => {
    expect(await loadQuality(store.db, NOVEMBER, ALL)).toEqual({
      quarantinedRecords: 1,
      undatedRatings: 0,
      annulledRatings: 0,
      kioskSeenAtMs: [NOW_MS - 1000],
      lastReceivedAtMs: NOW_MS - 2000,
    });
    const department = { unitId: 'department', withDescendants: ['department'] };
    expect(await loadQuality(store.db, NOVEMBER, department)).toEqual({
      quarantinedRecords: 0,
      undatedRatings: 0,
      annulledRatings: 0,
      kioskSeenAtMs: [],
      lastReceivedAtMs: null,
    });
  });

  it('puts a unit under the last parent of the range, and a code on its last holder', async () => {
    const { units } = await loadUnits(store.db, NOVEMBER_DAYS);
    expect(units.find(({ id }) => id === 'commune')?.parentId).toBe('province');
    expect(findUnitByCode(units, '07201')?.id).toBe('commune');
    const { units: earlier } = await loadUnits(store.db, {
      firstDay: day('2017-01-01'),
      lastDay: day('2017-01-01'),
    });
    expect(earlier.find(({ id }) => id === 'commune')?.parentId).toBe('department');
    expect(findUnitByCode(earlier, '07201')?.id).toBe('commune');
    expect(findUnitByCode(earlier, 'cũ')?.id).toBe('gone');
  });
});

async function insertPlaces({ db }: Store): Promise<void> {
  await db
    .insertInto('units')
    .values([
      { id: 'province', code: '24', name: 'Tỉnh Bắc Giang', kind: 'province', ...ALWAYS },
      { id: 'department', code: 'SNV', name: 'Sở Nội vụ', kind: 'department', ...ALWAYS },
      { id: 'commune', code: '07201', name: 'Phường Thọ Xương', kind: 'commune', ...ALWAYS },
      {
        id: 'gone',
        code: 'cũ',
        name: 'Xã cũ',
        kind: 'commune',
        valid_from: '2016-01-01',
        valid_to: '2018-01-01',
      },
    ])
    .execute();
  await db
    .insertInto('unit_parents')
    .values([
      { child_id: 'department', parent_id: 'province', ...ALWAYS },
      {
        child_id: 'commune',
        parent_id: 'department',
        valid_from: '2016-01-01',
        valid_to: '2019-12-31',
      },
      { child_id: 'commune', parent_id: 'province', valid_from: '2020-01-01', valid_to: null },
    ])
    .execute();
  await db
    .insertInto('fields')
    .values({ code: 'land', name: 'Đất đai', name_en: 'Land', priority: 1 })
    .execute();
  await db
    .insertInto('service_points')
    .values({
      id: 'point',
      unit_id: 'commune',
      code: 'MC',
      name: 'Một cửa',
      opening_hours: '{}',
      ...ALWAYS,
    })
    .execute();
  const counter = { service_point_id: 'point', unit_id: 'commune', code: 'Q1', name: 'Quầy 1' };
  await db
    .insertInto('counters')
    .values({ id: 'counter', ...counter, field_code: 'land', ...ALWAYS })
    .execute();
  const official = {
    unit_id: 'commune',
    code: 'CB1',
    family_name: 'Nguyễn Thị',
    given_name: 'Hoa',
  };
  await db
    .insertInto('officials')
    .values({ id: 'hoa', ...official, honorific: 'Bà', title: 'Chuyên viên', ...ALWAYS })
    .execute();
  await addQuestionnaire(db, QUESTIONNAIRE);
  await insertTarget(db, target({ id: 'general' }));
  const always = { validFrom: day('2016-01-01'), legalBasis: null };
  await writeSetting(db, { name: 'office-name', value: 'UBND tỉnh', ...always });
  await writeSetting(db, { name: 'sample', value: true, ...always });
}

/** November: 100 at the commune, all of one field, and 200 at the department without one. */
async function insertCounts({ db }: Store): Promise<void> {
  const commune = {
    unit_id: 'commune',
    counter_id: 'counter',
    official_id: 'hoa',
    field_code: 'land',
    channel: 'kiosk',
  };
  const department = {
    ...commune,
    unit_id: 'department',
    counter_id: 'other',
    official_id: '',
    field_code: '',
  };
  const rows = { n4: 20, n3: 10, n2: 7, n1: 3 };
  await db
    .insertInto('atom_counts')
    .values([
      { ...commune, atom: '2026-11-01', item_code: 'overall', n5: 60, ...rows },
      {
        ...commune,
        atom: '2026-10-21',
        item_code: 'q-access',
        n5: 40,
        n4: 0,
        n3: 10,
        n2: 0,
        n1: 0,
      },
      {
        ...department,
        atom: '2026-10-15',
        item_code: 'overall',
        n5: 100,
        n4: 20,
        n3: 10,
        n2: 7,
        n1: 3,
      },
      {
        ...department,
        atom: '2026-10-21',
        item_code: 'overall',
        n5: 20,
        n4: 20,
        n3: 10,
        n2: 6,
        n1: 4,
      },
      {
        ...department,
        atom: '2026-10-01',
        item_code: 'overall',
        n5: 50,
        n4: 0,
        n3: 50,
        n2: 0,
        n1: 0,
      },
    ])
    .execute();
  await db
    .insertInto('atom_reason_counts')
    .values({
      unit_id: 'commune',
      atom: '2026-11-01',
      counter_id: 'counter',
      official_id: 'hoa',
      field_code: 'land',
      reason_code: 'slow',
      n: 9,
    })
    .execute();
  const days = ['2026-10-14', '2026-10-15', '2026-11-02', '2026-11-14', '2026-11-15'];
  await db
    .insertInto('official_days')
    .values(days.map((local_day) => ({ unit_id: 'commune', official_id: 'hoa', local_day })))
    .execute();
}

async function insertKiosks({ db }: Store): Promise<void> {
  const kiosk = {
    unit_id: 'commune',
    counter_id: 'counter',
    name: 'Máy',
    questionnaire_code: 'q',
    paired_at_ms: 0,
  };
  await db
    .insertInto('kiosks')
    .values([
      { id: 'kiosk', status: 'active', ...kiosk },
      { id: 'revoked', status: 'revoked', ...kiosk },
    ])
    .execute();
  await db
    .insertInto('kiosk_epochs')
    .values({
      kiosk_id: 'kiosk',
      epoch: 1,
      algorithm: 'Ed25519',
      public_key: '',
      opened_at_ms: 0,
      through_seq: 1,
      head_hash: null,
    })
    .execute();
  await db
    .insertInto('kiosk_health')
    .values({
      kiosk_id: 'kiosk',
      seen_at_ms: NOW_MS - 1000,
      build: '',
      pending: 0,
      oldest_pending_wall_ms: null,
      reported_seq: null,
      wall_skew_ms: 0,
      persisted: null,
      storage_mode: 'opfs',
    })
    .execute();
  const seat = { unit_id: 'commune', kiosk_id: 'kiosk', epoch: 1 };
  const record = { ...seat, prev: '', bytes: new Uint8Array([1]), signature: '' };
  await db
    .insertInto('records')
    .values([
      { ...record, seq: 1, hash: 'a', received_at_ms: NOW_MS - 9000 },
      { ...record, seq: 3, hash: 'b', received_at_ms: NOW_MS - 2000 },
    ])
    .execute();
  const since = [NOW_MS, Date.UTC(2026, 9, 14, 17), Date.UTC(2026, 9, 14, 16, 59)];
  await db
    .insertInto('quarantine')
    .values(since.map((since_ms, seq) => ({ ...seat, seq, reason: 'r', detail: '', since_ms })))
    .execute();
}

const both = (vi: string) => ({ vi, en: vi });
const QUESTIONNAIRE: Questionnaire = {
  code: 'q',
  version: 1,
  title: both('Phiếu'),
  items: [
    { code: 'overall', factor: 'official', wording: both('Chung'), skippable: false },
    { code: 'q-access', factor: 'access', wording: both('Tiếp cận'), skippable: true },
  ],
  reasons: [{ code: 'slow', factor: 'result', wording: both('Chờ lâu'), offeredUpTo: 3 }],
  reasonsQuestion: both('Vì sao?'),
  maxReasons: 3,
};
