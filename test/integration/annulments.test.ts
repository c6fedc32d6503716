import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PeriodReport } from '../../analytics/reports/period-report.ts';
import { CONSOLE, insertGrant } from '../../server/store/grants.ts';
import type { AnnulmentCoverage, Annulments } from '../../shared/api/annulments.ts';
import { setUp, startServerUnderTest, type ServerUnderTest } from '../support/server-under-test.ts';
import { signInAs } from '../support/sign-in-as.ts';
import { ratingContent, type SimulatedKiosk } from '../support/simulated-kiosk.ts';
import { insertSmallOffice, OFFICE } from '../support/small-office.ts';
import { enrolKiosk, post } from './provoked-problems.ts';

const PATH = '/api/v1/annulments';
const MINUTE_MS = 60_000;
const EXPLANATION = 'Cán bộ tự chạm thử khi chưa có công dân';
const WINDOW = { place: 'counter', id: OFFICE.counter, from: '2026-11-19T08:00' } as const;
/** Cut off on the 15th, the 19th of November is of December. */
const REPORT = '/api/v1/reports/period?unit=24&period=2026-12';

let server: ServerUnderTest;
let kiosk: SimulatedKiosk;
let administrator: string;
let manager: string;
let auditor: string;

beforeAll(async () => {
  server = await startServerUnderTest({ env: { SECOND_FACTOR_ROLES: 'none' } });
  administrator = await setUp(server);
  await insertSmallOffice(server.services);
  kiosk = await enrolKiosk(server, 'kiosk-1');
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

const send = (cookie: string, path: string, json: object) =>
  server.call(`${PATH}${path}`, { method: 'POST', json, cookie });

const propose = (cookie: string, parts: object = {}) =>
  send(cookie, '', {
    ...{ ...WINDOW, to: '2026-11-19T09:02', reason: 'staff', explanation: EXPLANATION, ...parts },
  });

const decide = (cookie: string, id: string, given: object = {}) =>
  send(cookie, `/${id}/decision`, { decision: 'approve', ratings: 7, note: '', ...given });

const codeOf = async (answer: Promise<Response>): Promise<string> =>
  ((await (await answer).json()) as { readonly code: string }).code;

const listed = async (answer: Response | Promise<Response>): Promise<Annulments['annulments']> =>
  ((await (await answer).json()) as Annulments).annulments;

const list = (cookie: string) => listed(server.call(PATH, { cookie }));

const report = async (): Promise<PeriodReport> =>
  (await (await server.call(REPORT, { cookie: administrator })).json()) as PeriodReport;

const coverage = async (cookie: string): Promise<AnnulmentCoverage> => {
  const query = new URLSearchParams({ ...WINDOW, to: '2026-11-19T09:02' }).toString();
  const answer = await server.call(`${PATH}/coverage?${query}`, { cookie });
  return (await answer.json()) as AnnulmentCoverage;
};

describe('an annulment', () => {
  it('is shown before it is proposed: all ratings of the window, by month', async () => {
    const window = { ratings: 7, annulledBefore: 0, uncertain: 0 };
    const months = [{ month: '2026-11', n: 7 }];
    const levels = { 1: 0, 2: 3, 3: 0, 4: 0, 5: 4 };
    expect(await coverage(auditor)).toEqual({ ...window, months, levels });
    expect(await coverage(manager)).toEqual({ ...window, months, levels: null });
  });

  it('names no level', async () => {
    expect(await codeOf(propose(manager, { level: 2 }))).toBe('invalid-body');
  });

  it.each([
    ['a window of more than 31 days', { from: '2026-10-19T09:01' }],
    ['an end before its beginning', { from: '2026-11-19T10:00' }],
    ['an explanation that says nothing', { explanation: 'thử máy           ' }],
    ['a reason that nobody knows', { reason: 'bad-ratings' }],
  ])('is not proposed with %s', async (_case, parts) => {
    expect(await codeOf(propose(manager, parts))).toBe('invalid-body');
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
      ...{ ratings: 7, levels: null, own: true, mayDecide: false, reason: 'staff' },
      place: { kind: 'counter', name: 'Quầy 1' },
    });
    expect(await codeOf(decide(manager, id))).toBe('not-allowed');
    const headOfUnit = await signInAs(server, 'administrator', OFFICE.commune);
    expect(await codeOf(decide(headOfUnit, id))).toBe('annulment-from-above');
    expect(await list(headOfUnit)).toMatchObject([{ id, mayDecide: false }, {}]);
    const alsoManager = await twoRoles();
    expect(await codeOf(decide(alsoManager, id))).toBe('annulment-from-above');
    const [seen] = await list(administrator);
    expect(seen).toMatchObject({ id, mayDecide: true, levels: { 2: 3, 5: 4 } });
    expect(await codeOf(decide(administrator, id, { ratings: 6 }))).toBe('annulment-changed');
    expect((await report()).quality).toMatchObject({ ratings: 7, annulledRatings: 0 });
    const [done] = await listed(decide(administrator, id));
    expect(done).toMatchObject({ state: 'approved', ratings: 7, mayDecide: false });
    expect((await report()).quality).toMatchObject({ ratings: 0, annulledRatings: 7 });
    expect(await codeOf(decide(administrator, id))).toBe('annulment-decided');
  });

  it('is not decided by its proposer, administrator or not', async () => {
    const above = await signInAs(server, 'administrator', OFFICE.province);
    await rate([5]);
    server.wait(MINUTE_MS);
    const [proposal] = await listed(propose(above, { to: '2026-11-19T09:03' }));
    const id = proposal?.id ?? '';
    expect(await codeOf(decide(above, id, { ratings: 1 }))).toBe('annulment-second-person');
    expect(await listed(decide(administrator, id, { decision: 'refuse' }))).toMatchObject([
      { id, state: 'refused', ratings: 0 },
      { state: 'approved', arrivedLater: 0 },
      { state: 'withdrawn' },
    ]);
    expect((await report()).quality).toMatchObject({ ratings: null, annulledRatings: 7 });
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
    expect(quality).toMatchObject({ ratings: 8, annulledRatings: 0 });
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
