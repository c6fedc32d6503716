import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrganisationHistory, UnitPlaces } from '../../shared/api/organisation-history.ts';
import { setUp, startServerUnderTest, type ServerUnderTest } from '../support/server-under-test.ts';
import { insertSmallOffice, OFFICE } from '../support/small-office.ts';

const ROOT = '/api/v1/organisation';
let server: ServerUnderTest;
let cookie: string;

beforeAll(async () => {
  server = await startServerUnderTest();
  cookie = await setUp(server);
  await insertSmallOffice(server.services);
  await server.services.store.db
    .insertInto('officials')
    .values({
      ...{ id: 'hoa', unit_id: OFFICE.commune, code: 'CB1', family_name: 'Nguyễn Thị' },
      ...{ given_name: 'Hoa', valid_from: '2016-01-01', valid_to: null },
    })
    .execute();
});
afterAll(() => server.stop());

const read = async <T>(path: string): Promise<T> =>
  (await (await server.call(`${ROOT}${path}`, { cookie })).json()) as T;

const officeDay = [
  ['07:30', '11:30'],
  ['13:30', '17:00'],
];
const officeWeek = Object.fromEntries([1, 2, 3, 4, 5].map((day) => [String(day), officeDay]));

describe('the organisation by its API', () => {
  it('changes opening hours and closed days, and logs what was before', async () => {
    const json = {
      name: 'Bộ phận TN&TKQ',
      openingHours: { 1: [['07:00', '11:30']] },
      closedDays: [{ day: '2026-09-02', reason: 'Quốc khánh' }],
    };
    const path = `${ROOT}/service-points/point-1`;
    expect((await server.call(path, { method: 'PUT', json, cookie })).status).toBe(200);
    const places = await read<UnitPlaces>(`/units/${OFFICE.commune}`);
    expect(places.servicePoints).toMatchObject([{ ...json, counters: [{}, {}] }]);
    const log = await server.services.store.db
      .selectFrom('audit_log')
      .select('detail')
      .where('action', '=', 'service-point.change')
      .executeTakeFirstOrThrow();
    // Each under the same name, so that the log shows one beside the other.
    expect(JSON.parse(log.detail)).toEqual({
      id: 'point-1',
      before: { name: 'Bộ phận Một cửa', openingHours: officeWeek, closedDays: [] },
      after: json,
    });
  });

  it('keeps a service point closed that is closed on all days of the week', async () => {
    const json = { name: 'Bộ phận TN&TKQ', openingHours: {}, closedDays: [] };
    const path = `${ROOT}/service-points/point-1`;
    expect((await server.call(path, { method: 'PUT', json, cookie })).status).toBe(200);
    const { servicePoints } = await read<UnitPlaces>(`/units/${OFFICE.commune}`);
    expect(Object.values(servicePoints[0]?.openingHours ?? { '1': 'missing' }).flat()).toEqual([]);
  });

  it.each([
    ['a stretch that ends before it begins', { 1: [['11:30', '07:00']] }],
    [
      'stretches that overlap',
      {
        1: [
          ['07:00', '11:30'],
          ['11:00', '12:00'],
        ],
      },
    ],
    ['a day that is none', { 8: [['07:00', '11:30']] }],
  ])('refuses %s', async (_fault, openingHours) => {
    const json = { name: 'A', openingHours, closedDays: [] };
    const path = `${ROOT}/service-points/point-1`;
    const response = await server.call(path, { method: 'PUT', json, cookie });
    expect(response.status).toBe(422);
  });

  it('keeps name, title and secondment of an official, and name and field of a counter', async () => {
    const json = {
      ...{ honorific: 'Bà', title: 'Chuyên viên' },
      ...{ secondedFrom: '2026-01-01', secondedTo: '2026-12-31' },
    };
    const named = { ...json, name: 'Nguyễn  Thị Hòa' };
    await server.call(`${ROOT}/officials/hoa`, { method: 'PUT', json: named, cookie });
    const counter = { name: 'Quầy tiếp nhận', fieldCode: 'tax' };
    await server.call(`${ROOT}/counters/${OFFICE.counter}`, {
      ...{ method: 'PUT', json: counter, cookie },
    });
    const places = await read<UnitPlaces>(`/units/${OFFICE.commune}`);
    expect(places.officials).toMatchObject([
      { ...json, familyName: 'Nguyễn Thị', givenName: 'Hòa' },
    ]);
    expect(places.servicePoints[0]?.counters).toContainEqual(
      expect.objectContaining({ ...counter, fieldName: 'Thuế' }),
    );
  });

  it('does not know places that are not there', async () => {
    const json = { name: 'A', fieldCode: null };
    const answer = await server.call(`${ROOT}/counters/none`, { method: 'PUT', json, cookie });
    expect(answer.status).toBe(404);
    expect((await server.call(`${ROOT}/units/none`, { cookie })).status).toBe(404);
  });

  it('shows a renamed unit under both names, each with its days', async () => {
    const successor = {
      ...{ is: 'new', code: '07201', name: 'Phường Thọ Xương mới', kind: 'commune' },
      ...{ parentId: OFFICE.province, share: null },
    };
    const recorded = await server.call(`${ROOT}/successions`, {
      json: {
        ...{ kind: 'rename', onDay: '2026-05-01', legalBasis: 'Nghị quyết minh họa' },
        ...{ predecessorIds: [OFFICE.commune], successors: [successor] },
      },
      cookie,
    });
    expect(recorded.status).toBe(201);
    const history = await read<OrganisationHistory>('?day=2026-04-30');
    const days = history.units
      .filter(({ code }) => code === '07201')
      .map(({ name, validFrom, validTo, parentId }) => [name, validFrom, validTo, parentId]);
    expect(days).toEqual(
      expect.arrayContaining([
        ['Phường Thọ Xương', '2016-01-01', '2026-04-30', OFFICE.province],
        ['Phường Thọ Xương mới', '2026-05-01', null, OFFICE.province],
      ]),
    );
    expect(history.successions).toMatchObject([{ kind: 'rename', onDay: '2026-05-01' }]);
  });

  it('moves a unit and begins one', async () => {
    const json = {
      ...{ code: 'SNV', name: 'Sở Nội vụ', kind: 'department' },
      ...{ parentId: OFFICE.province, validFrom: '2026-01-01' },
    };
    const added = await server.call(`${ROOT}/units`, { json, cookie });
    expect(added.status).toBe(201);
    const { id } = (await added.json()) as { id: string };
    const change = { parentId: null, onDay: '2026-06-01' };
    await server.call(`${ROOT}/units/${id}/parent`, { json: change, cookie });
    const parentOn = async (day: string) =>
      (await read<OrganisationHistory>(`?day=${day}`)).units.find((unit) => unit.id === id)
        ?.parentId;
    expect(await parentOn('2026-05-31')).toBe(OFFICE.province);
    expect(await parentOn('2026-06-01')).toBeNull();
  });
});
