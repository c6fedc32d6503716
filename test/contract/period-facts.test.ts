import { WHOLE_SCOPE } from '../../server/store/scope.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadPeriodReport } from '../../server/documents/load-period-report.ts';
import { openStore, type Store } from '../../server/store/open-store.ts';
import { findUnitByCode, loadUnits } from '../../server/store/organisation.ts';
import { countsOfUnits, loadCounts, loadQuality } from '../../server/store/period-facts.ts';
import { day, NOVEMBER, NOW_MS } from '../analytics/reports/small-province.ts';
import { ENGINES } from './engines.ts';
import { insertCounts, insertKiosks, insertPlaces } from './reported-places.ts';

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
