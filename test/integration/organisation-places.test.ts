import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UnitPlaces } from '../../shared/api/organisation-history.ts';
import type { ProblemBody } from '../../shared/api/problems.ts';
import { setUp, startServerUnderTest, type ServerUnderTest } from '../support/server-under-test.ts';
import { signInAs } from '../support/sign-in-as.ts';
import { insertSmallOffice, OFFICE } from '../support/small-office.ts';

const ROOT = '/api/v1/organisation';
let server: ServerUnderTest;
let cookie: string;

beforeAll(async () => {
  server = await startServerUnderTest({ env: { SECOND_FACTOR_ROLES: 'none' } });
  cookie = await setUp(server);
  await insertSmallOffice(server.services);
});
afterAll(() => server.stop());

const post = (path: string, json: object, as = cookie) =>
  server.call(`${ROOT}${path}`, { json, cookie: as });

const places = async (unit: string = OFFICE.commune): Promise<UnitPlaces> =>
  (await (await server.call(`${ROOT}/units/${unit}`, { cookie })).json()) as UnitPlaces;

async function add(path: string, json: object): Promise<string> {
  const response = await post(path, json);
  expect(response.status, await response.clone().text()).toBe(201);
  return ((await response.json()) as { id: string }).id;
}

const problem = async (response: Response): Promise<ProblemBody> =>
  (await response.json()) as ProblemBody;

const official = (parts: object = {}) => ({
  ...{ name: 'Trần  Thị   Hoa', honorific: 'Bà', title: 'Chuyên viên', validFrom: '2026-01-01' },
  ...{ secondedFrom: null, secondedTo: null, ...parts },
});

const lastEntry = async (action: string) => {
  const row = await server.services.store.db
    .selectFrom('audit_log')
    .selectAll()
    .where('action', '=', action)
    .orderBy('position', 'desc')
    .executeTakeFirstOrThrow();
  return { unitId: row.unit_id, detail: JSON.parse(row.detail) as Record<string, unknown> };
};

describe('an office that is set up by its API alone', () => {
  it('gets a service point with usual hours and a code of its own, counters and officials', async () => {
    const point = await add(`/units/${OFFICE.province}/service-points`, {
      name: 'Trung tâm Phục vụ hành chính công',
      validFrom: '2026-01-01',
    });
    await add(`/service-points/${point}/counters`, { name: 'Quầy 7', validFrom: '2026-01-01' });
    await add(`/service-points/${point}/counters`, {
      ...{ name: 'Quầy đất đai', code: 'DAT', fieldCode: 'land', validFrom: '2026-02-01' },
    });
    await add(`/units/${OFFICE.province}/officials`, official());
    await add(`/units/${OFFICE.province}/officials`, official({ name: 'Lê An', honorific: null }));
    const { servicePoints, officials } = await places(OFFICE.province);
    expect(servicePoints).toMatchObject([
      {
        code: '24-BP',
        openingHours: {
          5: [
            ['07:30', '11:30'],
            ['13:30', '17:00'],
          ],
        },
        counters: [
          { name: 'Quầy 7', code: '24-Q07', fieldCode: null, validFrom: '2026-01-01' },
          { name: 'Quầy đất đai', code: 'DAT', fieldName: 'Đất đai', validFrom: '2026-02-01' },
        ],
      },
    ]);
    expect(officials).toMatchObject([
      { familyName: 'Lê', givenName: 'An', honorific: null, code: '24-CB02' },
      { familyName: 'Trần Thị', givenName: 'Hoa', honorific: 'Bà', code: '24-CB01' },
    ]);
  });

  it('offers every field that ships, used or not', async () => {
    const { fields } = await places();
    expect(fields[0]).toEqual({ code: 'land', name: { vi: 'Đất đai', en: 'Land' } });
    expect(fields.length).toBeGreaterThan(5);
  });

  it('says in the log of the unit what was added', async () => {
    expect(await lastEntry('counter.add')).toMatchObject({
      unitId: OFFICE.province,
      detail: { name: 'Quầy đất đai', code: 'DAT', fieldCode: 'land', validFrom: '2026-02-01' },
    });
    expect(await lastEntry('official.add')).toMatchObject({
      ...{ unitId: OFFICE.province, detail: { code: '24-CB02', name: 'Lê An' } },
    });
  });

  it('can be administered by whoever answers for that unit, without telling of the others', async () => {
    const own = await signInAs(server, 'administrator', OFFICE.commune);
    const json = { name: 'Quầy 3', validFrom: '2026-01-01' };
    expect((await post('/service-points/point-1/counters', json, own)).status).toBe(201);
    const elsewhere = await post(`/units/${OFFICE.province}/officials`, official(), own);
    expect(elsewhere.status).toBe(404);
    const taken = { ...json, code: 'DAT' };
    const refused = await problem(await post('/service-points/point-1/counters', taken, own));
    expect(refused).toMatchObject({ code: 'place-code-taken', issues: [{ message: 'DAT' }] });
  });
});

describe('what is refused', () => {
  it.each([
    ['a code that another counter holds', { code: 'Q2' }, 'place-code-taken', 'Q2: Quầy 2'],
    ['a day before the service point began', { validFrom: '2015-12-31' }, 'place-not-valid', null],
    ['a field that nobody knows', { fieldCode: 'magic' }, 'unknown-field', null],
    ['an empty name', { name: ' ' }, 'invalid-body', null],
    ['a code with blanks', { code: 'Q 9' }, 'invalid-body', null],
  ])('%s, and no counter begins', async (_fault, parts, code, named) => {
    const before = await places();
    const json = { name: 'Quầy mới', validFrom: '2026-01-01', ...parts };
    const refused = await problem(await post('/service-points/point-1/counters', json));
    expect(refused.code).toBe(code);
    if (named !== null) expect(refused.issues).toEqual([{ path: 'code', message: named }]);
    expect(await places()).toEqual(before);
  });

  it.each([
    ['a secondment that ends before it begins', 'ends-before-it-begins'],
    ['a unit that is not there', 'unknown-unit'],
    ['a day on which the unit does not exist', 'unit-not-valid'],
  ])('an official with %s', async (_fault, code) => {
    const unit = code === 'unknown-unit' ? 'none' : OFFICE.commune;
    const parts = {
      'ends-before-it-begins': { secondedFrom: '2026-05-01', secondedTo: '2026-04-30' },
      'unit-not-valid': { validFrom: '2015-01-01' },
    }[code];
    expect((await problem(await post(`/units/${unit}/officials`, official(parts)))).code).toBe(
      code,
    );
  });

  it('a field that is none when a counter is changed', async () => {
    const path = `${ROOT}/counters/${OFFICE.counter}`;
    const json = { name: 'Quầy 1', fieldCode: 'magic' };
    const response = await server.call(path, { method: 'PUT', json, cookie });
    expect((await problem(response)).code).toBe('unknown-field');
  });
});

describe('an end', () => {
  it('is written with its day, and taken back', async () => {
    const path = `/counters/${OFFICE.otherCounter}/end`;
    expect((await post(path, { validTo: '2026-12-31' })).status).toBe(200);
    const ended = (await places()).servicePoints[0]?.counters;
    expect(ended?.find(({ id }) => id === OFFICE.otherCounter)?.validTo).toBe('2026-12-31');
    expect((await lastEntry('counter.end')).detail).toMatchObject({
      ...{ before: { validTo: null }, after: { validTo: '2026-12-31' }, name: 'Quầy 2' },
    });
    expect((await post(path, { validTo: null })).status).toBe(200);
    const open = (await places()).servicePoints[0]?.counters;
    expect(open?.find(({ id }) => id === OFFICE.otherCounter)?.validTo).toBeNull();
  });

  it('is refused with the names of what stands in the way', async () => {
    await server.services.store.db
      .insertInto('kiosks')
      .values({
        ...{ id: 'k', name: 'Máy cửa 1', unit_id: OFFICE.commune, counter_id: OFFICE.counter },
        ...{ questionnaire_code: 'mot-cham', status: 'active', paired_at_ms: 0 },
      })
      .execute();
    const end = { validTo: '2026-12-31' };
    for (const path of [`/counters/${OFFICE.counter}/end`, '/service-points/point-1/end']) {
      const refused = await problem(await post(path, end));
      expect(refused).toMatchObject({
        ...{ code: 'kiosk-at-counter', issues: [{ path: '', message: 'Máy cửa 1 · Quầy 1' }] },
      });
    }
    await server.services.store.db.updateTable('kiosks').set({ status: 'revoked' }).execute();
    expect((await post(`/counters/${OFFICE.counter}/end`, end)).status).toBe(200);
  });

  it('before the first day, and of something that is not there, is refused', async () => {
    const early = await post('/service-points/point-1/end', { validTo: '2015-12-31' });
    expect((await problem(early)).code).toBe('ends-before-it-begins');
    expect((await post('/officials/none/end', { validTo: '2026-12-31' })).status).toBe(404);
  });
});
