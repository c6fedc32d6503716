import { WHOLE_SCOPE } from '../../server/store/scope.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadPeriodReport } from '../../server/documents/load-period-report.ts';
import { openStore, type Store } from '../../server/store/open-store.ts';
import { recordSuccession, recorded } from '../../server/store/record-succession.ts';
import { NONE } from '../../server/store/rating-rows.ts';
import { OVERALL } from '../../shared/domain/questionnaire.ts';
import {
  atomIn,
  day,
  NOVEMBER,
  NOVEMBER_LAST_YEAR,
  NOW_MS,
} from '../analytics/reports/small-province.ts';
import { ENGINES } from './engines.ts';

const ALWAYS = { valid_from: '2016-01-01', valid_to: null };

describe.each(ENGINES)('a report across a merger on %s', (_engine, locate) => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(await locate());
    await insertUnits(store);
    const heir = await merge(store);
    await rate(store, 'xã-a', atomIn(NOVEMBER_LAST_YEAR), { n5: 60, n1: 40 });
    await rate(store, 'xã-b', atomIn(NOVEMBER_LAST_YEAR), { n5: 80, n1: 20 });
    await rate(store, heir, atomIn(NOVEMBER), { n5: 90, n1: 10 });
  });
  afterAll(() => store.close());

  const reportOf = async (unitCode: string, periodKey = '2026-11') => {
    const report = await loadPeriodReport({
      ...{ store, scope: WHOLE_SCOPE, unitCode, periodKey, nowMs: NOW_MS },
    });
    if (!report.ok) throw new Error(report.error.code);
    return report.value;
  };

  it('sums what the predecessors were given, and says that it does', async () => {
    const report = await reportOf('MỚI');
    expect(report).toMatchObject({
      overall: { n: 100, sinceLastYear: { kind: 'known', earlierRate: 0.7 } },
      standing: { partial: null, previous: 'own', lastYear: 'merged' },
      predecessors: [{ name: 'Xã A' }, { name: 'Xã B' }],
    });
    // The fields are those of the predecessors' counters too.
    expect(report.tables.fields).toMatchObject([
      { field: null, figure: { sinceLastYear: { earlierRate: 0.7 } } },
    ]);
  });

  it('shows the predecessors themselves in the periods in which they stood', async () => {
    const report = await reportOf('24', '2025-11');
    const rows = report.tables.units.groups.flatMap((group) => group.rows);
    expect(rows.map(({ unit }) => unit.name)).toEqual(['Xã A', 'Xã B']);
    expect(report.overall).toMatchObject({ n: 200, rate: 0.7 });
  });

  it('marks the units of a period inside which the merger falls', async () => {
    const report = await reportOf('24', '2026-Q1');
    const rows = report.tables.units.groups.flatMap((group) => group.rows);
    expect(rows.map(({ unit, standing }) => [unit.name, standing.partial])).toEqual([
      ['Thị trấn mới', { from: '2026-03-01', to: null }],
      ['Xã A', { from: null, to: '2026-02-28' }],
      ['Xã B', { from: null, to: '2026-02-28' }],
    ]);
  });
});

async function insertUnits({ db }: Store): Promise<void> {
  const units = [
    ['tỉnh', '24', 'Tỉnh', 'province'],
    ['xã-a', '07001', 'Xã A', 'commune'],
    ['xã-b', '07002', 'Xã B', 'commune'],
  ] as const;
  for (const [id, code, name, kind] of units) {
    await db
      .insertInto('units')
      .values({ id, code, name, kind, ...ALWAYS })
      .execute();
    if (id === 'tỉnh') continue;
    await db
      .insertInto('unit_parents')
      .values({ child_id: id, parent_id: 'tỉnh', ...ALWAYS })
      .execute();
  }
}

async function merge(store: Store): Promise<string> {
  let ids = 0;
  const result = await recordSuccession(
    store,
    {
      ...{ kind: 'merge', onDay: day('2026-03-01'), legalBasis: 'Nghị quyết minh họa' },
      predecessorIds: ['xã-a', 'xã-b'],
      successors: [
        {
          ...{ is: 'new', code: 'MỚI', name: 'Thị trấn mới', kind: 'commune' },
          ...{ parentId: 'tỉnh', share: null },
        },
      ],
    },
    { atMs: NOW_MS, newId: () => `id-${(ids += 1)}`, accountId: null },
  );
  return recorded(result).successorIds[0] ?? '';
}

async function rate(
  { db }: Store,
  unitId: string,
  atom: string,
  counts: Readonly<{ n5: number; n1: number }>,
): Promise<void> {
  await db
    .insertInto('atom_counts')
    .values({
      ...{ unit_id: unitId, atom, counter_id: `counter of ${unitId}`, channel: 'kiosk' },
      ...{ official_id: NONE, field_code: NONE, item_code: OVERALL },
      ...{ n2: 0, n3: 0, n4: 0, ...counts },
    })
    .execute();
}
