import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Accounts } from '../../shared/api/account.ts';
import type { OwnFigures } from '../../shared/api/own-figures.ts';
import type { Session } from '../../shared/api/session.ts';
import { atomOf } from '../../shared/domain/atom.ts';
import { parseLocalDay } from '../../shared/domain/local-day.ts';
import { writeSetting } from '../../server/store/settings.ts';
import { choosePassword, tokenOf } from '../support/choose-password.ts';
import {
  GOOD_PASSWORD,
  setUp,
  startServerUnderTest,
  type ServerUnderTest,
} from '../support/server-under-test.ts';
import { insertSmallOffice, OFFICE } from '../support/small-office.ts';

let server: ServerUnderTest;
let administrator: string;
beforeAll(async () => {
  server = await startServerUnderTest({ env: { SECOND_FACTOR_ROLES: 'none' } });
  administrator = await setUp(server);
  await insertSmallOffice(server.services);
  const { db } = server.services.store;
  for (const [id, given_name] of [
    ['hoa', 'Hoa'],
    ['mai', 'Mai'],
  ] as const) {
    await db
      .insertInto('officials')
      .values({
        ...{ id, unit_id: OFFICE.commune, code: id, family_name: 'Nguyễn Thị', given_name },
        ...{ honorific: null, title: null, valid_from: '2016-01-01', valid_to: null },
        ...{ seconded_from: null, seconded_to: null },
      })
      .execute();
  }
});
afterAll(() => server.stop());

async function giveRole(login: string, grant: object): Promise<Response> {
  const made = await server.call('/api/v1/accounts', {
    json: { login, displayName: 'Nguyễn Thị Hoa', grant },
    cookie: administrator,
  });
  await choosePassword(server, await tokenOf(made.clone()));
  return made;
}

async function signIn(login: string): Promise<string> {
  const json = { login, password: GOOD_PASSWORD };
  const response = await server.call('/api/v1/sessions', { json });
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

/** Ratings of one level on some days, as the ingest would have counted them. */
async function rate(officialId: string, days: readonly string[], eachDay: number): Promise<void> {
  const { db } = server.services.store;
  for (const text of days) {
    const day = parseLocalDay(text)!;
    const at = { unit_id: OFFICE.commune, official_id: officialId };
    await db
      .insertInto('official_days')
      .values({ ...at, local_day: day })
      .execute();
    const key = {
      ...at,
      counter_id: OFFICE.counter,
      field_code: '',
      channel: 'kiosk',
      item_code: 'overall',
    };
    await db
      .insertInto('atom_counts')
      .values({ ...key, atom: atomOf(day), n5: eachDay, n4: 0, n3: 0, n2: 1, n1: 0 })
      .onConflict((conflict) =>
        conflict
          .columns([
            'unit_id',
            'atom',
            'counter_id',
            'official_id',
            'field_code',
            'channel',
            'item_code',
          ])
          .doUpdateSet((eb) => ({ n5: eb('atom_counts.n5', '+', eachDay) })),
      )
      .execute();
  }
}

describe("an official's own figures", () => {
  it('are those of the report, of ended periods, and of nobody else', async () => {
    await rate('hoa', ['2026-10-16', '2026-10-19', '2026-10-20'], 10);
    await rate('mai', ['2026-10-16', '2026-10-19', '2026-10-20'], 20);
    await rate('hoa', ['2026-11-16', '2026-11-17', '2026-11-18'], 10);
    const made = await giveRole('hoa', {
      ...{ role: 'official', unitId: OFFICE.commune, officialId: 'hoa' },
    });
    expect(made.status).toBe(201);
    const { accounts } = (await made.json()) as Accounts;
    expect(accounts.find(({ login }) => login === 'hoa')?.grants).toMatchObject([
      { role: 'official', official: 'Nguyễn Thị Hoa' },
    ]);
    const cookie = await signIn('hoa');
    const { officials } = (await (
      await server.call('/api/v1/own-figures', { cookie })
    ).json()) as OwnFigures;
    expect(officials).toMatchObject([
      { id: 'hoa', name: 'Nguyễn Thị Hoa', unit: { code: '07201' } },
    ]);
    const [october, before] = officials[0]?.periods ?? [];
    expect(officials[0]?.periods).toHaveLength(6);
    expect(october).toMatchObject({
      key: '2026-11',
      lastDay: '2026-11-14',
      standing: { kind: 'shown', n: 31, rate: 30 / 31 },
    });
    expect(before).toMatchObject({ key: '2026-10', standing: { kind: 'empty' } });
  });

  it('are all that the role opens', async () => {
    const cookie = await signIn('hoa');
    const session = (await (
      await server.call('/api/v1/sessions/current', { cookie })
    ).json()) as Session;
    expect(session.may).toEqual(['see-organisation', 'see-own-figures']);
    const report = `/api/v1/reports/period?unit=07201&period=2026-11`;
    expect((await server.call(report, { cookie })).status).toBe(403);
  });

  it('are none for an administrator', async () => {
    const refused = await server.call('/api/v1/own-figures', { cookie: administrator });
    expect(refused.status).toBe(403);
  });

  it.each([
    ['without an official', { role: 'official', unitId: OFFICE.commune }],
    [
      'for an official of another unit',
      { role: 'official', unitId: 'unit-province', officialId: 'hoa' },
    ],
    ['for everybody', { role: 'official', unitId: null, officialId: 'hoa' }],
    ['to a manager', { role: 'manager', unitId: OFFICE.commune, officialId: 'hoa' }],
  ])('are not given %s', async (_, grant) => {
    const refused = await giveRole('nobody', grant);
    expect(await refused.json()).toMatchObject({ code: 'official-of-unit-needed' });
  });

  it('are of no month that is open still, also when the cut-off day has just changed', async () => {
    const { db } = server.services.store;
    const set = { atMs: server.services.clock(), accountId: null };
    for (const [from, value] of [
      ['2026-01-01', 21],
      ['2026-11-10', 15],
    ] as const) {
      const validFrom = parseLocalDay(from)!;
      await writeSetting(db, { name: 'cut-off-day', value, validFrom, legalBasis: null, set });
    }
    // November was to end on the 20th when it began; today is the 19th.
    const answer = await server.call('/api/v1/own-figures', { cookie: await signIn('hoa') });
    const { officials } = (await answer.json()) as OwnFigures;
    const periods = officials[0]?.periods ?? [];
    expect(periods).toHaveLength(6);
    expect(periods[0]).toMatchObject({ key: '2026-10', lastDay: '2026-10-20' });
  });
});
