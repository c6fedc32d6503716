import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PeriodReport } from '../../analytics/reports/period-report.ts';
import { CONSOLE, insertGrant } from '../../server/store/grants.ts';
import type { AnnulmentCoverage, Annulments } from '../../shared/api/annulments.ts';
import { DAY_MS } from '../../shared/domain/local-day.ts';
import { localMinuteOf } from '../../shared/domain/local-minute.ts';
import { digestOfNow, OTHER_SET } from '../support/agreed-set.ts';
import { choosePassword, tokenOf } from '../support/choose-password.ts';
import {
  cookieOf,
  GOOD_PASSWORD,
  setUp,
  startServerUnderTest,
  type ServerUnderTest,
} from '../support/server-under-test.ts';
import { signInAs } from '../support/sign-in-as.ts';
import { ratingContent, type SimulatedKiosk } from '../support/simulated-kiosk.ts';
import { insertSmallOffice, OFFICE } from '../support/small-office.ts';
import { enrolKiosk, post } from '../support/enrolled-kiosk.ts';

const PATH = '/api/v1/annulments';
const MINUTE_MS = 60_000;
const EXPLANATION = 'Cán bộ tự chạm thử khi chưa có công dân';
/** Cut off on the 15th, the 19th of November is of December. */
const REPORT = '/api/v1/reports/period?unit=24&period=2026-12';

let server: ServerUnderTest;
let kiosk: SimulatedKiosk;
/** When the first rating was given. */
let startMs: number;
let administrator: string;
let manager: string;
let auditor: string;

beforeAll(async () => {
  server = await startServerUnderTest({ env: { SECOND_FACTOR_ROLES: 'none' } });
  administrator = await setUp(server);
  await insertSmallOffice(server.services);
  kiosk = await enrolKiosk(server, 'kiosk-1');
  startMs = server.services.clock();
  await rate([5, 2, 5, 2, 5, 2, 5]);
  server.wait(2 * MINUTE_MS);
  manager = await signInAs(server, 'manager', OFFICE.commune);
  auditor = await signInAs(server, 'auditor', OFFICE.province);
});
afterAll(() => server.stop());

async function rate(levels: readonly (5 | 2)[]): Promise<void> {
  for (const level of levels) {
    const nowMs = server.services.clock();
    const anchor = { serverMs: nowMs - 1_000, monoMs: 0, roundTripMs: 50 };
    const time = { wallMs: nowMs, monoMs: 900, anchor };
    const record = await kiosk.write(ratingContent({ level, counter: OFFICE.counter }), { time });
    expect((await post(server, await kiosk.request([record]))).status).toBe(200);
  }
}

/** From an hour before the first rating to the minute that has just ended: the server's clock runs on. */
const window = (from = startMs - 60 * MINUTE_MS) => ({
  ...{ place: 'counter', id: OFFICE.counter, from: localMinuteOf(from) },
  to: localMinuteOf(server.services.clock()),
});

const send = (cookie: string, path: string, json: object) =>
  server.call(`${PATH}${path}`, { method: 'POST', json, cookie });

const propose = (cookie: string, parts: object = {}) =>
  send(cookie, '', {
    ...{ ...window(), reason: 'staff', explanation: EXPLANATION, ...parts },
  });

const decide = async (cookie: string, id: string, given: object = {}) => {
  const digest = await digestOfNow(server.services.store.db, id);
  return send(cookie, `/${id}/decision`, { decision: 'approve', digest, note: '', ...given });
};

const codeOf = async (answer: Promise<Response>): Promise<string> =>
  ((await (await answer).json()) as { readonly code: string }).code;

const listed = async (answer: Response | Promise<Response>): Promise<Annulments['annulments']> =>
  ((await (await answer).json()) as Annulments).annulments;

const list = (cookie: string) => listed(server.call(PATH, { cookie }));

const report = async (): Promise<PeriodReport> =>
  (await (await server.call(REPORT, { cookie: administrator })).json()) as PeriodReport;

const coverage = async (cookie: string): Promise<AnnulmentCoverage> => {
  const query = new URLSearchParams(window()).toString();
  const answer = await server.call(`${PATH}/coverage?${query}`, { cookie });
  return (await answer.json()) as AnnulmentCoverage;
};

describe('an annulment', () => {
  it('is shown before it is proposed: all ratings of the window, by month', async () => {
    const rest = { annulledBefore: 0, uncertain: 0 };
    const months = [{ month: '2026-11', n: 7 }];
    expect(await coverage(auditor)).toEqual({ ...rest, ratings: 7, months });
    expect(await coverage(administrator)).toEqual({ ...rest, ratings: 7, months });
  });

  it('hides a number as small as this one from who may see no single rating', async () => {
    const rest = { annulledBefore: 0, uncertain: 0 };
    expect(await coverage(manager)).toEqual({ ...rest, ratings: 'few', months: [] });
  });

  it('names no level', async () => {
    expect(await codeOf(propose(manager, { level: 2 }))).toBe('invalid-body');
  });

  it.each([
    ['a window of more than 31 days', () => window(server.services.clock() - 32 * DAY_MS)],
    ['an end before its beginning', () => window(server.services.clock() + 60 * MINUTE_MS)],
    ['an explanation that says nothing', () => ({ explanation: 'thử máy           ' })],
    ['a reason that nobody knows', () => ({ reason: 'bad-ratings' })],
  ])('is not proposed with %s', async (_case, parts) => {
    expect(await codeOf(propose(manager, parts()))).toBe('invalid-body');
  });

  it('is proposed by a manager or an auditor, and by nobody else', async () => {
    const reporter = await signInAs(server, 'reporter', OFFICE.commune);
    expect(await codeOf(propose(reporter))).toBe('not-allowed');
    const [proposal] = await listed(propose(auditor));
    expect(proposal).toMatchObject({ state: 'proposed', own: true, mayDecide: false });
    expect(await codeOf(decide(auditor, proposal?.id ?? ''))).toBe('not-allowed');
    const withdrawn = await send(auditor, `/${proposal?.id ?? ''}/withdrawal`, {});
    expect(await listed(withdrawn)).toMatchObject([{ state: 'withdrawn', ratings: 0 }]);
  });

  it('takes two persons, and the second from above', async () => {
    const [proposal] = await listed(propose(manager));
    const id = proposal?.id ?? '';
    expect(proposal).toMatchObject({
      ...{ ratings: 'few', levels: null, own: true, mayDecide: false, reason: 'staff' },
      place: { kind: 'counter', name: 'Quầy 1' },
    });
    expect(await codeOf(decide(manager, id))).toBe('not-allowed');
    const headOfUnit = await signInAs(server, 'administrator', OFFICE.commune);
    expect(await codeOf(decide(headOfUnit, id))).toBe('annulment-from-above');
    expect(await list(headOfUnit)).toMatchObject([{ id, mayDecide: false }, {}]);
    const alsoManager = await twoRoles();
    expect(await codeOf(decide(alsoManager, id))).toBe('annulment-from-above');
    const [seen] = await list(administrator);
    expect(seen).toMatchObject({ id, mayDecide: true, ratings: 7, levels: { 2: 3, 5: 4 } });
    const digest = OTHER_SET;
    expect(await codeOf(decide(administrator, id, { digest }))).toBe('annulment-changed');
    expect((await report()).quality).toMatchObject({ ratings: 7, annulledRatings: 0 });
    const [done] = await listed(decide(administrator, id, { digest: seen?.digest }));
    expect(done).toMatchObject({ state: 'approved', ratings: 7, mayDecide: false });
    expect((await report()).quality).toMatchObject({ ratings: 0, annulledRatings: 7 });
    expect(await codeOf(decide(administrator, id))).toBe('annulment-decided');
  });

  it('is not decided by its proposer, administrator or not', async () => {
    const above = await signInAs(server, 'administrator', OFFICE.province);
    await rate([5]);
    server.wait(MINUTE_MS);
    const [proposal] = await listed(propose(above));
    const id = proposal?.id ?? '';
    expect(proposal).toMatchObject({ ratings: 1, levels: null, digest: null, mayDecide: false });
    expect(await codeOf(decide(above, id))).toBe('annulment-second-person');
    expect(await listed(decide(administrator, id, { decision: 'refuse' }))).toMatchObject([
      { id, state: 'refused', ratings: 0 },
      { state: 'approved', arrivedLater: 0 },
      { state: 'withdrawn' },
    ]);
    expect((await report()).quality).toMatchObject({ ratings: null, annulledRatings: 7 });
  });

  it('is not decided by who made the password link of its proposer', async () => {
    const maker = await signInAs(server, 'administrator', null);
    const grant = { role: 'manager', unitId: OFFICE.commune };
    const json = { login: 'lan', displayName: 'Trần Thị Lan', grant };
    const token = await tokenOf(await server.call('/api/v1/accounts', { json, cookie: maker }));
    expect((await choosePassword(server, token)).status).toBe(204);
    const entry = { login: 'lan', password: GOOD_PASSWORD };
    const puppet = cookieOf(await server.call('/api/v1/sessions', { json: entry }));
    await rate([2]);
    server.wait(MINUTE_MS);
    const [proposal] = await listed(propose(puppet));
    const id = proposal?.id ?? '';
    expect((await list(maker))[0]).toMatchObject({ id, mayDecide: false, levels: null });
    expect(await codeOf(decide(maker, id))).toBe('annulment-second-person');
    const other = await signInAs(server, 'administrator', null);
    expect((await list(other))[0]).toMatchObject({ id, mayDecide: true });
    expect((await listed(decide(other, id, { decision: 'refuse' })))[0]?.state).toBe('refused');
  });

  it('asks for the password again', async () => {
    const tired = await signInAs(server, 'manager', OFFICE.commune);
    server.wait(6 * MINUTE_MS);
    expect(await codeOf(propose(tired))).toBe('confirmation-needed');
  });

  it('is lifted by two persons as well', async () => {
    const [first, second] = [
      await signInAs(server, 'administrator', OFFICE.province),
      await signInAs(server, 'administrator', null),
    ];
    const approved = (await list(first)).find(({ state }) => state === 'approved');
    const path = `/${approved?.id ?? ''}/lift`;
    const [lift] = await listed(send(first, path, { explanation: EXPLANATION }));
    expect(lift).toMatchObject({ kind: 'lift', liftsId: approved?.id, ratings: 7 });
    expect(await codeOf(decide(first, lift?.id ?? ''))).toBe('annulment-second-person');
    await decide(second, lift?.id ?? '');
    expect((await list(second)).map(({ state }) => state)).toContain('lifted');
    const afterwards = await server.call(REPORT, { cookie: second });
    const { quality } = (await afterwards.json()) as PeriodReport;
    expect(quality).toMatchObject({ ratings: 9, annulledRatings: 0 });
  });

  it('lets one of two approvals at once pass', async () => {
    const [one, two, third] = [
      await signInAs(server, 'administrator', null),
      await signInAs(server, 'administrator', OFFICE.province),
      await signInAs(server, 'manager', OFFICE.commune),
    ];
    const [proposal] = await listed(propose(third));
    const id = proposal?.id ?? '';
    const answers = await Promise.all([decide(one, id), decide(two, id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

/** Administrator of the province, manager of the commune that is rated. */
async function twoRoles(): Promise<string> {
  const cookie = await signInAs(server, 'administrator', OFFICE.province);
  const { store, newId, clock } = server.services;
  const account = await store.db
    .selectFrom('accounts')
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  await insertGrant(store.db, {
    ...{ id: newId(), accountId: account.id, role: 'manager', unitId: OFFICE.commune },
    ...{ requestedBy: CONSOLE, requestedAtMs: clock() },
    ...{ approvedBy: CONSOLE, approvedAtMs: clock(), expiresAtMs: null },
  });
  return cookie;
}
