import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addCounter, addOfficial, addServicePoint } from '../../server/store/add-places.ts';
import { changeCounter, type PlaceContext } from '../../server/store/change-places.ts';
import { endPlace } from '../../server/store/end-places.ts';
import { openStore, type Store } from '../../server/store/open-store.ts';
import { WHOLE_SCOPE } from '../../server/store/scope.ts';
import { addShippedFields } from '../../server/store/shipped-fields.ts';
import { loadUnitPlaces } from '../../server/store/unit-places.ts';
import { localDayStartMs } from '../../shared/domain/local-day.ts';
import { day } from '../analytics/reports/small-province.ts';
import { insertSmallOffice, OFFICE } from '../support/small-office.ts';
import { ENGINES } from './engines.ts';

const FROM = { validFrom: day('2026-01-01') };
const LAST = day('2026-06-30');

describe.each(ENGINES)('places of a unit on %s', (_engine, locate) => {
  let store: Store;
  let ids = 0;
  let context: PlaceContext;
  beforeEach(async () => {
    store = await openStore(await locate());
    await addShippedFields(store.db);
    await insertSmallOffice({ store });
    const newId = () => `new-${(ids += 1)}`;
    context = { atMs: 1000, newId, accountId: null, scope: WHOLE_SCOPE };
  });
  afterEach(() => store.close());

  const newCounter = (parts: { name?: string; code?: string } = {}) =>
    addCounter(store, { pointId: 'point-1', name: 'Quầy', ...FROM, ...parts }, context);
  const newOfficial = async (parts: { code?: string } = {}) =>
    addOfficial(
      store,
      {
        ...{ unitId: OFFICE.commune, name: 'Nguyễn Văn An', honorific: 'Ông', title: null },
        ...{ secondedFrom: null, secondedTo: null, ...FROM, ...parts },
      },
      context,
    );
  const idOf = (added: Awaited<ReturnType<typeof newOfficial>>): string => {
    if (!added.ok) throw new Error(added.error.code);
    return added.value.id;
  };
  const end = (table: 'service_points' | 'counters' | 'officials', id: string, last = LAST) =>
    endPlace(store, { table, id, validTo: last }, context);
  const reopen = (table: 'service_points' | 'counters' | 'officials', id: string) =>
    endPlace(store, { table, id, validTo: null }, context);
  const counters = async () =>
    (await loadUnitPlaces(store.db, OFFICE.commune)).servicePoints.flatMap((p) => p.counters);
  const code = (result: { ok: boolean; error?: { code: string } }) =>
    result.ok ? 'done' : result.error?.code;
  const insertDuty = (officialId: string, ends: string) =>
    store.db
      .insertInto('duties')
      .values({
        ...{ id: `duty-${(ids += 1)}`, counter_id: OFFICE.counter, official_id: officialId },
        starts_at_ms: localDayStartMs(day('2026-06-30')) + 1,
        ends_at_ms: localDayStartMs(day(ends)),
      })
      .execute();

  it('makes codes that nothing has had, by the number in the name where it is free', async () => {
    await newCounter({ name: 'Quầy 12' });
    await newCounter({ name: 'Quầy số 12' });
    await newCounter({ name: 'Quầy hộ tịch' });
    expect((await counters()).map(({ name, code: made }) => [name, made])).toEqual([
      ['Quầy 1', 'Q1'],
      ['Quầy 2', 'Q2'],
      ['Quầy 12', '07201-Q12'],
      ['Quầy hộ tịch', '07201-Q02'],
      ['Quầy số 12', '07201-Q01'],
    ]);
  });

  it('gives two that begin at once two codes', async () => {
    const added = await Promise.all([newCounter(), newCounter(), newCounter()]);
    expect(added.map(({ ok }) => ok)).toEqual([true, true, true]);
    const codes = (await counters()).map((counter) => counter.code);
    expect(new Set(codes).size).toBe(5);
  });

  it('lets a counter have the code of one that has ended, and an official never', async () => {
    expect(code(await newCounter({ code: 'Q2' }))).toBe('place-code-taken');
    await end('counters', OFFICE.otherCounter, day('2025-12-31'));
    expect(code(await newCounter({ code: 'Q2' }))).toBe('done');
    expect(code(await reopen('counters', OFFICE.otherCounter))).toBe('place-code-taken');
    const id = idOf(await newOfficial({ code: 'CB' }));
    await end('officials', id, day('2026-01-01'));
    expect(code(await newOfficial({ code: 'CB' }))).toBe('place-code-taken');
  });

  it('ends what begins at a unit with that unit', async () => {
    await store.db.updateTable('units').set({ valid_to: LAST }).execute();
    const point = await addServicePoint(
      store,
      { unitId: OFFICE.commune, name: 'Bộ phận Một cửa mới', ...FROM },
      context,
    );
    const pointId = idOf(point);
    await addCounter(store, { pointId, name: 'Quầy', ...FROM }, context);
    const { servicePoints } = await loadUnitPlaces(store.db, OFFICE.commune);
    const made = servicePoints.find(({ id }) => id === pointId);
    expect([made?.validTo, made?.counters[0]?.validTo]).toEqual([LAST, LAST]);
    expect(code(await reopen('service_points', pointId))).toBe('unit-not-valid');
    expect(code(await reopen('counters', made?.counters[0]?.id ?? ''))).toBe('place-not-valid');
  });

  it('ends the counters of a service point with it, and leaves earlier ends alone', async () => {
    const earlier = day('2026-03-31');
    await end('counters', OFFICE.counter, earlier);
    expect(code(await end('service_points', 'point-1'))).toBe('done');
    expect((await counters()).map(({ validTo }) => validTo)).toEqual([earlier, LAST]);
  });

  it('keeps a service point open while a counter of it has not begun', async () => {
    await addCounter(
      store,
      { pointId: 'point-1', name: 'Quầy 3', validFrom: day('2026-07-01') },
      context,
    );
    const refused = await end('service_points', 'point-1');
    expect(refused).toMatchObject({
      error: { code: 'counter-begins-later', issues: [{ message: 'Quầy 3 · 01/07/2026' }] },
    });
    expect((await counters()).map(({ validTo }) => validTo)).toEqual([null, null, null]);
  });

  it.each([
    ['to the end of the last day', '2026-07-01', 'done'],
    ['beyond the last day', '2026-07-02', 'duty-beyond'],
  ])('weighs duty that lasts %s', async (_when, ends, answer) => {
    const id = idOf(await newOfficial());
    await insertDuty(id, ends);
    expect(code(await end('officials', id))).toBe(answer);
    expect(code(await end('counters', OFFICE.counter))).toBe(answer);
    expect(code(await end('service_points', 'point-1'))).toBe(answer);
  });

  it('names the duty that stands in the way, the first of many', async () => {
    const id = idOf(await newOfficial());
    for (let count = 0; count < 7; count += 1) await insertDuty(id, '2026-07-02');
    const refused = await end('officials', id);
    const issues = refused.ok ? [] : (refused.error.issues ?? []);
    expect(issues[0]?.message).toBe('30/06/2026 – 01/07/2026 · Nguyễn Văn An · Quầy 1');
    expect(issues.at(-1)?.message).toBe('+ 2');
  });

  it('changes the field of a counter to another and to none', async () => {
    const change = (fieldCode: string | null) =>
      changeCounter(store, { id: OFFICE.counter, name: 'Quầy 1', fieldCode }, context);
    const field = async () => (await counters())[0]?.fieldCode;
    await change('tax');
    expect(await field()).toBe('tax');
    await change(null);
    expect(await field()).toBeNull();
  });
});
