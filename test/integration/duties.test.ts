import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UnitDuties } from '../../shared/api/duties.ts';
import { setUp, startServerUnderTest, type ServerUnderTest } from '../support/server-under-test.ts';
import { signInAs } from '../support/sign-in-as.ts';
import { insertSmallOffice, OFFICE } from '../support/small-office.ts';

const DUTIES = '/api/v1/organisation/duties';
const OF_UNIT = `/api/v1/organisation/units/${OFFICE.commune}/duties`;
let server: ServerUnderTest;
let cookie: string;

beforeAll(async () => {
  server = await startServerUnderTest({ env: { SECOND_FACTOR_ROLES: 'none' } });
  cookie = await setUp(server);
  await insertSmallOffice(server.services);
  await server.services.store.db
    .insertInto('officials')
    .values({
      ...{ id: 'hoa', unit_id: OFFICE.commune, code: 'CB1', family_name: 'Nguyễn Thị' },
      ...{ given_name: 'Hoa', honorific: 'Bà', valid_from: '2016-01-01', valid_to: null },
    })
    .execute();
});
afterAll(() => server.stop());

const draft = (parts: object = {}) => ({
  ...{ counterId: OFFICE.counter, officialId: 'hoa' },
  ...{ from: '2026-11-19T07:30', to: '2026-11-19T11:30', ...parts },
});

const duties = async (range: string): Promise<UnitDuties> =>
  (await (await server.call(`${OF_UNIT}?${range}`, { cookie })).json()) as UnitDuties;

describe('the roster by its API', () => {
  it('is written in local days and clocks, and read back by day', async () => {
    const added = await server.call(DUTIES, { json: draft(), cookie });
    expect(added.status).toBe(201);
    const { id } = (await added.json()) as { id: string };
    expect(await duties('from=2026-11-19&to=2026-11-19')).toEqual({
      duties: [{ id, ...draft(), officialName: 'Bà Nguyễn Thị Hoa', saidAtKiosk: null }],
    });
    expect(await duties('from=2026-11-20&to=2026-11-26')).toEqual({ duties: [] });
    const json = { officialId: 'hoa', from: '2026-11-19T13:30', to: '2026-11-20T00:00' };
    const changed = await server.call(`${DUTIES}/${id}`, { method: 'PUT', json, cookie });
    expect(await changed.json()).toEqual({ id, reAttributed: 0 });
    const removed = await server.call(`${DUTIES}/${id}`, { method: 'DELETE', cookie });
    expect(await removed.json()).toEqual({ id, reAttributed: 0 });
    expect(await duties('from=2026-11-16&to=2026-11-22')).toEqual({ duties: [] });
  });

  it('copies seven days into seven others', async () => {
    await server.call(DUTIES, { json: draft({ counterId: OFFICE.otherCounter }), cookie });
    const json = { fromDay: '2026-11-16', toDay: '2026-11-23' };
    const copied = await server.call(`${OF_UNIT}/copies`, { json, cookie });
    expect(await copied.json()).toEqual({ copied: 1, skipped: 0, reAttributed: 0 });
    const { duties: next } = await duties('from=2026-11-23&to=2026-11-29');
    expect(next).toMatchObject([{ from: '2026-11-26T07:30', to: '2026-11-26T11:30' }]);
  });

  it.each([
    ['an end before the beginning', { to: '2026-11-19T07:00' }],
    ['an empty stretch', { to: '2026-11-19T07:30' }],
    ['a day that no calendar has', { from: '2026-02-30T07:30' }],
    ['a clock that shows 24:00', { to: '2026-11-19T24:00' }],
    ['an instant with a zone', { to: '2026-11-19T11:30Z' }],
  ])('refuses %s', async (_fault, parts) => {
    const refused = await server.call(DUTIES, { json: draft(parts), cookie });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ code: 'invalid-body' });
  });

  it.each(['from=2026-11-20&to=2026-11-19', 'from=2026-01-01&to=2026-12-31', 'from=2026-11-19'])(
    'lists no range such as %s',
    async (range) => {
      expect((await server.call(`${OF_UNIT}?${range}`, { cookie })).status).toBe(400);
    },
  );

  it('does not find a counter, an official or a stretch that is not there', async () => {
    const refusals = [
      await server.call(DUTIES, { json: draft({ counterId: 'none' }), cookie }),
      await server.call(DUTIES, { json: draft({ officialId: 'none' }), cookie }),
      await server.call(`${DUTIES}/none`, { method: 'DELETE', cookie }),
    ];
    expect(refusals.map(({ status }) => status)).toEqual([404, 404, 404]);
  });

  it('lets an administrator of another unit neither see nor change it', async () => {
    const { store } = server.services;
    const sibling = { id: 'unit-sibling', code: '07202', name: 'Phường khác', kind: 'commune' };
    const unit = { ...sibling, valid_from: '2016-01-01', valid_to: null };
    await store.db.insertInto('units').values(unit).execute();
    const stranger = await signInAs(server, 'administrator', sibling.id);
    const seen = await server.call(`${OF_UNIT}?from=2026-11-16&to=2026-11-22`, {
      cookie: stranger,
    });
    const added = await server.call(DUTIES, { json: draft(), cookie: stranger });
    expect([seen.status, added.status]).toEqual([404, 404]);
  });
});
