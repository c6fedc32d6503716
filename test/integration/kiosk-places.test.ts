import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KioskDays } from '../../shared/api/kiosk-days.ts';
import type { KioskSummary } from '../../shared/api/organisation.ts';
import type { ProblemBody } from '../../shared/api/problems.ts';
import type { KioskConfiguration } from '../../shared/domain/kiosk-configuration.ts';
import { KIOSK_ROUTES } from '../../shared/api/kiosk-routes.ts';
import { requestClaim, writeCredential } from '../../shared/record/request-claim.ts';
import { signBytes } from '../../shared/record/signing-key.ts';
import { setUp, startServerUnderTest, type ServerUnderTest } from '../support/server-under-test.ts';
import { ratingContent } from '../support/simulated-kiosk.ts';
import { insertOddCounters, insertSmallOffice, OFFICE } from '../support/small-office.ts';
import { approve, askToPair, pairKiosk, post, type PairedKiosk } from './pair-kiosk.ts';

const DAYS = 'from=2026-11-19&to=2026-11-19';

describe('where a kiosk stands and what it is called', () => {
  let server: ServerUnderTest;
  let paired: PairedKiosk;
  let cookie: string;
  beforeEach(async () => {
    server = await startServerUnderTest();
    await insertSmallOffice(server.services);
    await insertOddCounters(server.services);
    cookie = await setUp(server);
    paired = await pairKiosk(server, cookie);
  });
  afterEach(() => server.stop());

  const tell = (what: 'name' | 'placement', json: unknown) =>
    server.call(`/api/v1/kiosks/${paired.kiosk.id}/${what}`, { json, cookie });
  const move = (counterId: string) => tell('placement', { counterId });
  const problem = async (answer: Response) => (await answer.json()) as ProblemBody;
  const days = (query = DAYS, id = paired.kiosk.id) =>
    server.call(`/api/v1/kiosks/${id}/days?${query}`, { cookie });
  const send = async (...counters: string[]) => {
    const written = [];
    for (const counter of counters)
      written.push(await paired.kiosk.write(ratingContent({ counter })));
    return post(server, await paired.kiosk.request(written));
  };
  const logOf = async (action: string) => {
    const query = server.services.store.db.selectFrom('audit_log').selectAll();
    const rows = await query.where('action', '=', action).execute();
    return rows.map(({ detail, account_id }) => ({
      ...(JSON.parse(detail) as object),
      known: account_id !== null,
    }));
  };
  const configuration = async (): Promise<KioskConfiguration> => {
    const path = KIOSK_ROUTES.configuration;
    const { kiosk, enrolment } = paired;
    const body = new Uint8Array();
    const serverKeyId = enrolment.serverKey.id;
    const claim = await requestClaim({ method: 'GET', path, serverKeyId, body });
    const signature = await signBytes(kiosk.key, claim);
    const credential = writeCredential({ kiosk: kiosk.id, epoch: 1, signature });
    const answer = await server.call(path, { headers: { Authorization: credential } });
    return (await answer.json()) as KioskConfiguration;
  };

  it('gets another name, which its own screen learns, and the log keeps both', async () => {
    const before = await configuration();
    const answer = await tell('name', { name: '  Máy cửa sổ 7 ' });
    expect(await answer.json()).toMatchObject({ id: paired.kiosk.id, name: 'Máy cửa sổ 7' });
    const after = await configuration();
    expect(after).toMatchObject({ kiosk: { name: 'Máy cửa sổ 7' } });
    expect(after.revision).not.toBe(before.revision);
    expect(await logOf('kiosk.rename')).toEqual([
      {
        kiosk: paired.kiosk.id,
        before: { name: 'Máy 1' },
        after: { name: 'Máy cửa sổ 7' },
        known: true,
      },
    ]);
  });

  it.each([
    ['empty', ''],
    ['only blanks', '   '],
    ['of 81 characters', 'M'.repeat(81)],
    ['with a control character', 'Máy\u0007'],
  ])('refuses a name that is %s and says which field is wrong', async (_, name) => {
    const refused = await problem(await tell('name', { name }));
    expect(refused).toMatchObject({ code: 'invalid-body', issues: [{ path: 'name' }] });
    const { userCode } = (await (await askToPair(server)).response.json()) as { userCode: string };
    const json = { counterId: OFFICE.counter, name, questionnaire: 'mot-cham' };
    expect(await problem(await approve(server, userCode, { cookie, json }))).toMatchObject({
      code: 'invalid-body',
      issues: [{ path: 'name' }],
    });
  });

  it('is carried to another counter: place, configuration, note, log', async () => {
    const before = await configuration();
    const answer = await move(OFFICE.otherCounter);
    expect((await answer.json()) as KioskSummary).toMatchObject({
      counter: { id: OFFICE.otherCounter, name: 'Quầy 2' },
    });
    const after = await configuration();
    expect(after.counter).toMatchObject({ id: OFFICE.otherCounter, name: 'Quầy 2' });
    expect(after.revision).not.toBe(before.revision);
    const { placements } = (await (await days()).json()) as KioskDays;
    expect(placements).toMatchObject([
      { day: '2026-11-19', kioskName: 'Máy 1', fromCounter: 'Quầy 1', toCounter: 'Quầy 2' },
    ]);
    expect(await logOf('kiosk.move')).toEqual([
      {
        kiosk: paired.kiosk.id,
        before: { counter: OFFICE.counter },
        after: { counter: OFFICE.otherCounter },
        known: true,
      },
    ]);
  });

  it('notes a new device for the kiosk at another counter as a move too', async () => {
    const { userCode } = (await (await askToPair(server)).response.json()) as { userCode: string };
    const json = {
      counterId: OFFICE.otherCounter,
      name: 'Máy 1 mới',
      questionnaire: 'mot-cham',
      kioskId: paired.kiosk.id,
    };
    expect((await approve(server, userCode, { cookie, json })).status).toBe(201);
    const answer = (await (await days()).json()) as KioskDays;
    expect(answer.kiosk).toMatchObject({ name: 'Máy 1 mới', epoch: 2 });
    expect(answer.placements).toMatchObject([{ fromCounter: 'Quầy 1', toCounter: 'Quầy 2' }]);
  });

  it('prints the note in the report of the unit, and in no other', async () => {
    await move(OFFICE.otherCounter);
    const report = async (unit: string, period: string) => {
      const path = `/api/v1/reports/period?unit=${unit}&period=${period}`;
      return (await (await server.call(path, { cookie })).json()) as { placements: unknown[] };
    };
    expect((await report('07201', '2026-12')).placements).toMatchObject([{ toCounter: 'Quầy 2' }]);
    expect((await report('07201', '2026-11')).placements).toEqual([]);
    expect((await report('24', '2026-12')).placements).toEqual([]);
  });

  it('leaves each rating with the counter that stood on its screen, however late it comes', async () => {
    await send(OFFICE.counter);
    const waiting = await paired.kiosk.write(ratingContent({ counter: OFFICE.counter }));
    await move(OFFICE.otherCounter);
    const after = await paired.kiosk.write(ratingContent({ counter: OFFICE.otherCounter }));
    server.wait(20 * 86_400_000);
    expect((await post(server, await paired.kiosk.request([waiting, after]))).status).toBe(200);
    const { db } = server.services.store;
    const ratings = await db
      .selectFrom('ratings')
      .select(['seq', 'counter_id'])
      .orderBy('seq')
      .execute();
    expect(ratings).toEqual([
      { seq: 1, counter_id: OFFICE.counter },
      { seq: 2, counter_id: OFFICE.counter },
      { seq: 3, counter_id: OFFICE.otherCounter },
    ]);
    expect(await db.selectFrom('quarantine').selectAll().execute()).toEqual([]);
  });

  it.each([
    ['of another unit', 'counter-of-province', 'counter-of-another-unit', 'ghép nối mới'],
    ['that was closed', 'counter-closed', 'closed-counter', 'không mở'],
    ['where it stands', OFFICE.counter, 'kiosk-already-there', 'đang ở quầy này'],
    ['that nobody knows', 'nowhere', 'unknown-counter', 'quầy'],
  ])('is not carried to a counter %s', async (_, counterId, code, words) => {
    const refused = await problem(await move(counterId));
    expect(refused.code).toBe(code);
    expect(refused.title).toContain(words);
    expect(await logOf('kiosk.move')).toEqual([]);
    const { kiosk, placements } = (await (await days()).json()) as KioskDays;
    expect(kiosk.counter.id).toBe(OFFICE.counter);
    expect(placements).toEqual([]);
  });

  it('says in English too why a kiosk cannot leave its unit', async () => {
    const answer = await server.call(`/api/v1/kiosks/${paired.kiosk.id}/placement`, {
      json: { counterId: 'counter-of-province' },
      cookie,
      headers: { 'Accept-Language': 'en' },
    });
    expect((await problem(answer)).title).toContain('pair it anew');
  });

  it('stays where it was revoked', async () => {
    await server.call(`/api/v1/kiosks/${paired.kiosk.id}/revocation`, {
      json: { reason: 'Máy bị lấy mất' },
      cookie,
    });
    expect((await problem(await move(OFFICE.otherCounter))).code).toBe('wrong-kiosk-standing');
  });

  it('hides it from accounts of another unit', async () => {
    const { db } = server.services.store;
    const always = { valid_from: '2016-01-01', valid_to: null };
    const other = { id: 'unit-other', code: '07202', name: 'Khác', kind: 'commune', ...always };
    await db.insertInto('units').values(other).execute();
    await db.updateTable('grants').set({ unit_id: other.id }).execute();
    expect((await problem(await tell('name', { name: 'Của tôi' }))).code).toBe('no-such-kiosk');
    expect((await problem(await move(OFFICE.otherCounter))).code).toBe('unknown-counter');
    expect((await problem(await days())).code).toBe('no-such-kiosk');
  });
});

describe('a device that waits to be paired', () => {
  let server: ServerUnderTest;
  let cookie: string;
  beforeEach(async () => {
    server = await startServerUnderTest();
    await insertSmallOffice(server.services);
    await insertOddCounters(server.services);
    cookie = await setUp(server);
  });
  afterEach(() => server.stop());

  it('is refused while it is away, and taken when it asks again', async () => {
    const { response } = await askToPair(server);
    const { deviceCode, userCode } = (await response.json()) as Record<string, string>;
    server.wait(61_000);
    const refused = (await (await approve(server, userCode!, { cookie })).json()) as ProblemBody;
    expect(refused.code).toBe('pairing-device-away');
    await server.call('/api/v1/pairings/poll', { json: { deviceCode } });
    expect((await approve(server, userCode!, { cookie })).status).toBe(201);
  });

  it('is not put at a counter that was closed', async () => {
    const { response } = await askToPair(server);
    const { userCode } = (await response.json()) as Record<string, string>;
    const json = { counterId: 'counter-closed', name: 'Máy 1', questionnaire: 'mot-cham' };
    const refused = (await (
      await approve(server, userCode!, { cookie, json })
    ).json()) as ProblemBody;
    expect(refused.code).toBe('closed-counter');
    expect((await approve(server, userCode!, { cookie })).status).toBe(201);
  });
});
