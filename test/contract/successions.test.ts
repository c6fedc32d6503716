import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../server/store/open-store.ts';
import { recordSuccession } from '../../server/store/record-succession.ts';
import { loadSuccessions } from '../../server/store/successions.ts';
import { loadUnitTree } from '../../server/store/unit-tree.ts';
import type { UnitNode } from '../../shared/api/organisation.ts';
import type { SuccessionRequest, Successor } from '../../shared/api/successions.ts';
import { day } from '../analytics/reports/small-province.ts';
import { ENGINES } from './engines.ts';

const ALWAYS = { valid_from: '2016-01-01', valid_to: null };
const REFORM = day('2020-01-01');
const BASIS = 'Nghị quyết minh họa';

const successor = (parts: Partial<Extract<Successor, { is: 'new' }>> = {}): Successor => ({
  ...{ is: 'new', code: 'NEW', name: 'Thị trấn mới', kind: 'commune' as const, parentId: 'huyện' },
  ...{ share: null, ...parts },
});

const goesOn = (unitId: string): Successor => ({ is: 'existing', unitId, share: null });

const request = (parts: Partial<SuccessionRequest> = {}): SuccessionRequest => ({
  ...{ kind: 'merge', onDay: REFORM, legalBasis: BASIS },
  ...{ predecessorIds: ['xã-a', 'xã-b'], successors: [successor()], ...parts },
});

describe.each(ENGINES)('a succession recorded on %s', (_engine, locate) => {
  let store: Store;
  let ids = 0;
  beforeEach(async () => {
    store = await openStore(await locate());
    await insertTree(store);
  });
  afterEach(() => store.close());

  const record = (parts: Partial<SuccessionRequest> = {}) =>
    recordSuccession(store, request(parts), {
      atMs: 1000,
      newId: () => `new-${(ids += 1)}`,
      accountId: 'admin',
    });
  const unit = (id: string) =>
    store.db.selectFrom('units').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const namesOn = async (text: string) => {
    const namesBelow = (nodes: readonly UnitNode[]): string[] =>
      nodes.flatMap((node) => [node.name, ...namesBelow(node.children)]);
    return namesBelow(await loadUnitTree(store.db, day(text)));
  };

  it('ends the predecessors the day before and begins the successor that day', async () => {
    const result = await record();
    expect(result.ok).toBe(true);
    expect(await unit('xã-a')).toMatchObject({ valid_to: '2019-12-31' });
    expect(await namesOn('2019-12-31')).toEqual(['Tỉnh', 'Huyện', 'Xã A', 'Xã B', 'Xã C']);
    expect(await namesOn('2020-01-01')).toEqual(['Tỉnh', 'Huyện', 'Thị trấn mới', 'Xã C']);
    const successions = await loadSuccessions(store.db);
    expect(successions.map(({ predecessorId }) => predecessorId).sort()).toEqual(['xã-a', 'xã-b']);
    expect(successions[0]).toMatchObject({ kind: 'merge', onDay: REFORM, legalBasis: BASIS });
  });

  it('lets an existing unit go on when others join it', async () => {
    await record({ predecessorIds: ['xã-a'], successors: [goesOn('xã-c')] });
    expect(await namesOn('2020-01-01')).toEqual(['Tỉnh', 'Huyện', 'Xã B', 'Xã C']);
  });

  it('puts what stood below a renamed unit below its new name', async () => {
    const renamed = successor({ code: '222', name: 'Thị xã', kind: 'district', parentId: 'tỉnh' });
    await record({ kind: 'rename', predecessorIds: ['huyện'], successors: [renamed] });
    expect(await namesOn('2020-01-01')).toEqual(['Tỉnh', 'Thị xã', 'Xã A', 'Xã B', 'Xã C']);
    expect(await namesOn('2019-12-31')).toEqual(['Tỉnh', 'Huyện', 'Xã A', 'Xã B', 'Xã C']);
  });

  it('puts what stood below a dissolved unit below the one above it', async () => {
    await record({ kind: 'dissolve', predecessorIds: ['huyện'], successors: [] });
    const [root] = await loadUnitTree(store.db, REFORM);
    expect(root?.children.map(({ name }) => name)).toEqual(['Xã A', 'Xã B', 'Xã C']);
    expect(await loadSuccessions(store.db)).toMatchObject([{ successorId: null }]);
  });

  it('keeps the shares of a split and ends its counters', async () => {
    const halves = ['N1', 'N2'].map((code) => successor({ code, name: code, share: 0.5 }));
    await record({ kind: 'split', predecessorIds: ['xã-a'], successors: halves });
    expect(await loadSuccessions(store.db)).toMatchObject([{ share: 0.5 }, { share: 0.5 }]);
    const counters = await store.db.selectFrom('counters').selectAll().execute();
    expect(counters).toMatchObject([{ id: 'quầy', valid_to: '2019-12-31' }]);
  });

  it('opens counters, service points and planned duty anew at the successor', async () => {
    const result = await record();
    const heir = result.ok ? result.value.successorIds[0] : undefined;
    const counters = await store.db
      .selectFrom('counters')
      .selectAll()
      .orderBy('valid_from')
      .execute();
    expect(counters).toMatchObject([
      { id: 'quầy', unit_id: 'xã-a', valid_to: '2019-12-31' },
      { code: 'Q1', unit_id: heir, valid_from: '2020-01-01', valid_to: null },
    ]);
    const duties = await store.db.selectFrom('duties').select('counter_id').execute();
    expect(duties.map(({ counter_id }) => counter_id)).toContain(counters[1]?.id);
    const official = await store.db.selectFrom('officials').selectAll().executeTakeFirstOrThrow();
    expect(official.unit_id).toBe(heir);
  });

  it('says how many kiosks have to be paired with the new unit', async () => {
    await store.db
      .insertInto('kiosks')
      .values({
        ...{ id: 'k', unit_id: 'xã-a', counter_id: 'quầy', name: 'k', status: 'active' },
        ...{ questionnaire_code: 'mot-cham', paired_at_ms: 0 },
      })
      .execute();
    expect(await record()).toMatchObject({ ok: true, value: { kiosksToPair: 1 } });
  });

  it('writes who recorded what to the audit log', async () => {
    await record();
    const [entry] = await store.db.selectFrom('audit_log').selectAll().execute();
    expect(entry).toMatchObject({ account_id: 'admin', action: 'organisation.succession' });
    expect(JSON.parse(entry?.detail ?? '')).toMatchObject({
      legalBasis: BASIS,
      predecessors: [{ name: 'Xã A' }, { name: 'Xã B' }],
      successors: [{ name: 'Thị trấn mới' }],
    });
  });

  it.each<[string, string, Partial<SuccessionRequest>]>([
    ['a merger of one unit', 'succession-shape', { predecessorIds: ['xã-a'] }],
    ['a split into one', 'succession-shape', { kind: 'split', predecessorIds: ['xã-a'] }],
    ['a dissolution with a successor', 'succession-shape', { kind: 'dissolve' }],
    ['a unit that nobody knows', 'unknown-unit', { predecessorIds: ['xã-a', 'nowhere'] }],
    ['a unit that joins itself', 'succession-cycle', { successors: [goesOn('xã-a')] }],
    ['the first day of the predecessor', 'before-unit-began', { onDay: day('2016-01-01') }],
    ['a day before the predecessor', 'before-unit-began', { onDay: day('2015-06-01') }],
    [
      'a code that another unit holds',
      'unit-code-taken',
      { successors: [successor({ code: '07003' })] },
    ],
    [
      'one code for both halves',
      'unit-code-taken',
      { kind: 'split', predecessorIds: ['xã-a'], successors: [successor(), successor()] },
    ],
    [
      'a parent below the unit that ends',
      'parent-cycle',
      {
        kind: 'rename',
        predecessorIds: ['huyện'],
        successors: [successor({ kind: 'district', parentId: 'xã-a' })],
      },
    ],
    [
      'shares of more than the whole',
      'succession-shares',
      {
        kind: 'split',
        predecessorIds: ['xã-a'],
        successors: ['N1', 'N2'].map((code) => successor({ code, share: 0.6 })),
      },
    ],
  ])('refuses %s and changes nothing', async (_fault, code, parts) => {
    expect(await record(parts)).toMatchObject({ ok: false, error: { code } });
    expect(await loadSuccessions(store.db)).toEqual([]);
    expect(await unit('xã-a')).toMatchObject({ valid_to: null });
    expect(await store.db.selectFrom('audit_log').selectAll().execute()).toEqual([]);
  });

  it('lets the successor take the code of a predecessor', async () => {
    expect(await record({ successors: [successor({ code: '07001' })] })).toMatchObject({
      ok: true,
    });
  });

  it('refuses a second end, a successor that has ended and a circle over time', async () => {
    await record({ predecessorIds: ['xã-a'], successors: [goesOn('xã-b')] });
    const later = { onDay: day('2021-01-01') };
    expect(await record({ ...later, predecessorIds: ['xã-a', 'xã-c'] })).toMatchObject({
      error: { code: 'unit-has-heirs' },
    });
    const back = { ...later, predecessorIds: ['xã-b'], successors: [goesOn('xã-a')] };
    expect(await record(back)).toMatchObject({ error: { code: 'succession-cycle' } });
    const join = { ...later, predecessorIds: ['xã-c'], successors: [goesOn('xã-a')] };
    expect(await record(join)).toMatchObject({ error: { code: 'unit-not-valid' } });
  });
});

/** Tỉnh over Huyện over three xã; xã A has a counter with an official on duty in 2020. */
async function insertTree({ db }: Store): Promise<void> {
  const units: [string, string, string, string, string | null][] = [
    ['tỉnh', '24', 'Tỉnh', 'province', null],
    ['huyện', '222', 'Huyện', 'district', 'tỉnh'],
    ['xã-a', '07001', 'Xã A', 'commune', 'huyện'],
    ['xã-b', '07002', 'Xã B', 'commune', 'huyện'],
    ['xã-c', '07003', 'Xã C', 'commune', 'huyện'],
  ];
  for (const [id, code, name, kind, parent] of units) {
    await db
      .insertInto('units')
      .values({ id, code, name, kind, ...ALWAYS })
      .execute();
    if (parent === null) continue;
    await db
      .insertInto('unit_parents')
      .values({ child_id: id, parent_id: parent, ...ALWAYS })
      .execute();
  }
  const place = { unit_id: 'xã-a', ...ALWAYS };
  await db
    .insertInto('service_points')
    .values({ id: 'điểm', code: 'MC', name: 'Một cửa', opening_hours: '{}', ...place })
    .execute();
  await db
    .insertInto('counters')
    .values({ id: 'quầy', service_point_id: 'điểm', code: 'Q1', name: 'Quầy 1', ...place })
    .execute();
  await db
    .insertInto('officials')
    .values({ id: 'hoa', code: 'CB1', family_name: 'Nguyễn', given_name: 'Hoa', ...place })
    .execute();
  const startsAtMs = Date.UTC(2020, 0, 2);
  await db
    .insertInto('duties')
    .values({
      ...{ id: 'duty', counter_id: 'quầy', official_id: 'hoa' },
      ...{ starts_at_ms: startsAtMs, ends_at_ms: startsAtMs + 1000 },
    })
    .execute();
}
