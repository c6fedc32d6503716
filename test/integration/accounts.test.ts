import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Accounts, AccountSummary } from '../../shared/api/account.ts';
import { DAY_MS } from '../../shared/domain/local-day.ts';
import { choosePassword, tokenOf } from '../support/choose-password.ts';
import {
  cookieOf,
  GOOD_PASSWORD,
  setUp,
  startServerUnderTest,
  type ServerUnderTest,
} from '../support/server-under-test.ts';
import { signInAs } from '../support/sign-in-as.ts';
import { insertSmallOffice, OFFICE } from '../support/small-office.ts';

let server: ServerUnderTest;
let cookie: string;
beforeEach(async () => {
  // What a second factor asks for is tested with it.
  server = await startServerUnderTest({ replace: () => ({ secondFactorRoles: [] }) });
  cookie = await setUp(server);
  await insertSmallOffice(server.services);
});
afterEach(() => server.stop());

const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;
const listOf = async (response: Response) => ((await response.json()) as Accounts).accounts;
const accounts = async (by = cookie) =>
  listOf(await server.call('/api/v1/accounts', { cookie: by }));

const newcomer = (change: object = {}) => ({
  login: 'binh',
  displayName: 'Nguyễn Văn Bình',
  grant: { role: 'manager', unitId: OFFICE.commune },
  ...change,
});
const add = (change: object = {}, by = cookie) =>
  server.call('/api/v1/accounts', { json: newcomer(change), cookie: by });
/** An account whose person has opened the link and chosen a password. */
async function addWithPassword(change: object = {}): Promise<Response> {
  const made = await add(change);
  await choosePassword(server, await tokenOf(made.clone()));
  return made;
}
const give = (account: AccountSummary, role: string, by = cookie) =>
  server.call(`/api/v1/accounts/${account.id}/grants`, {
    json: { role, unitId: null },
    cookie: by,
  });
const signIn = (login: string, password = GOOD_PASSWORD) =>
  server.call('/api/v1/sessions', { json: { login, password } });
const named = (list: readonly AccountSummary[], login: string) =>
  list.find((account) => account.login === login) ?? expect.unreachable(login);
const auditActions = async () => {
  const rows = await server.services.store.db.selectFrom('audit_log').select('action').execute();
  return rows.map(({ action }) => action);
};

describe('accounts', () => {
  it('are made with a first role, and sign in with what it allows', async () => {
    const made = await addWithPassword();
    expect(made.status).toBe(201);
    expect(named(await listOf(made), 'binh').grants).toMatchObject([
      { role: 'manager', unit: { code: '07201' }, requestedBy: 'quantri', approved: true },
    ]);
    const session = await signIn('binh');
    expect(await session.json()).toMatchObject({
      may: ['see-organisation', 'see-reports', 'see-kiosks', 'see-integrity', 'propose-annulment'],
    });
    const units = await server.call('/api/v1/units', { cookie: cookieOf(session) });
    expect(await units.json()).toMatchObject({ roots: [{ code: '07201' }] });
    expect(await auditActions()).toContain('account.create');
  });

  it.each([
    ['a login that is taken', { login: 'quantri' }, 'login-taken'],
    ['a password that somebody else chose', { password: GOOD_PASSWORD }, 'invalid-body'],
    ['a unit that is not there', { grant: { role: 'manager', unitId: 'gone' } }, 'unknown-unit'],
    ['a role that is not there', { grant: { role: 'king', unitId: null } }, 'invalid-body'],
    ['a login with diacritics', { login: 'bình' }, 'invalid-body'],
  ])('are not made with %s', async (_, change, code) => {
    expect(await codeOf(await add(change))).toBe(code);
    expect(await accounts()).toHaveLength(1);
  });

  it('end their sessions when they are closed, and their login is not given out again', async () => {
    const { id } = named(await listOf(await addWithPassword()), 'binh');
    const session = cookieOf(await signIn('binh'));
    const closed = await server.call(`/api/v1/accounts/${id}`, { method: 'DELETE', cookie });
    expect((await listOf(closed)).map(({ login }) => login)).toEqual(['quantri']);
    expect((await server.call('/api/v1/units', { cookie: session })).status).toBe(401);
    expect(await codeOf(await signIn('binh'))).toBe('wrong-credentials');
    expect(await codeOf(await add())).toBe('login-taken');
  });
});

describe('roles', () => {
  it('that were taken back are gone with the next request of an open session', async () => {
    const [grant] = named(await listOf(await addWithPassword()), 'binh').grants;
    const session = cookieOf(await signIn('binh'));
    const kiosks = () => server.call('/api/v1/kiosks', { cookie: session });
    expect((await kiosks()).status).toBe(200);
    await server.call(`/api/v1/grants/${grant?.id ?? ''}`, { method: 'DELETE', cookie });
    expect(await codeOf(await kiosks())).toBe('not-allowed');
  });

  it('of an auditor take two persons and end after ninety days', async () => {
    const second = await signInAs(server, 'administrator', null);
    const made = named(
      await listOf(await add({ grant: { role: 'auditor', unitId: null } })),
      'binh',
    );
    const [grant] = made.grants;
    expect(grant).toMatchObject({ approved: false, awaitsReader: false });
    const linkPath = `/api/v1/invitations/${made.invitation?.id ?? ''}/approval`;
    const link = await server.call(linkPath, { method: 'POST', cookie: second });
    await choosePassword(server, await tokenOf(link));
    const session = cookieOf(await signIn('binh'));
    const proof = () => server.call('/api/v1/quarantine', { cookie: session });
    expect((await proof()).status).toBe(403);
    const approve = (by: string) =>
      server.call(`/api/v1/grants/${grant?.id ?? ''}/approval`, { method: 'POST', cookie: by });
    expect(await codeOf(await approve(cookie))).toBe('second-person-needed');
    const waiting = named(await accounts(second), 'binh').grants[0];
    expect(waiting).toMatchObject({ awaitsReader: true });
    expect((await approve(second)).status).toBe(200);
    expect((await proof()).status).toBe(200);
    expect(await codeOf(await approve(second))).toBe('no-such-grant');
    expect(await auditActions()).toContain('grant.approve');
    // The session has run out as well: the role is what is asked for.
    server.wait(90 * DAY_MS + 60_000);
    const later = cookieOf(await signIn('binh'));
    expect((await server.call('/api/v1/quarantine', { cookie: later })).status).toBe(403);
  });

  it('are never changed by their own holder', async () => {
    const own = named(await accounts(), 'quantri');
    expect(await codeOf(await give(own, 'steward'))).toBe('own-account');
    const [grant] = own.grants;
    const path = `/api/v1/grants/${grant?.id ?? ''}`;
    expect(await codeOf(await server.call(path, { method: 'DELETE', cookie }))).toBe('own-account');
  });

  it('are given within the own part of the tree only', async () => {
    const local = await signInAs(server, 'administrator', OFFICE.commune);
    expect((await add({}, local)).status).toBe(201);
    const above = { login: 'chi', grant: { role: 'manager', unitId: OFFICE.province } };
    expect(await codeOf(await add(above, local))).toBe('unknown-unit');
    const whole = { login: 'chi', grant: { role: 'manager', unitId: null } };
    expect(await codeOf(await add(whole, local))).toBe('not-allowed');
    // Who has a role elsewhere as well belongs to somebody else.
    const shared = named(await accounts(local), 'binh');
    expect((await give(shared, 'reporter')).status).toBe(201);
    expect((await accounts(local)).map(({ login }) => login)).not.toContain('binh');
  });

  it('leave somebody who can give roles', async () => {
    const second = await signInAs(server, 'administrator', null);
    const first = named(await accounts(second), 'quantri');
    const close = (by: string) =>
      server.call(`/api/v1/accounts/${first.id}`, { method: 'DELETE', cookie: by });
    const other = (await accounts(second)).find(({ own }) => own);
    await server.services.store.db
      .updateTable('grants')
      .set({ expires_at_ms: server.services.clock() + DAY_MS })
      .where('account_id', '=', other?.id ?? '')
      .execute();
    expect(await codeOf(await close(second))).toBe('last-administrator');
    await signInAs(server, 'administrator', null);
    expect((await close(second)).status).toBe(200);
  });
});
