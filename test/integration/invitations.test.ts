import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Accounts, AccountSummary, InvitedAccounts } from '../../shared/api/account.ts';
import type { OwnAccount } from '../../shared/api/own-account.ts';
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

const HOURS_72 = 72 * 3_600_000;
const OWN_PASSWORD = 'mật khẩu Bình tự chọn';
const WINDOWS_CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36';

let server: ServerUnderTest;
let cookie: string;
beforeEach(async () => {
  server = await startServerUnderTest({ env: { SECOND_FACTOR_ROLES: 'none' } });
  cookie = await setUp(server);
  await insertSmallOffice(server.services);
});
afterEach(() => server.stop());

const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;
const accountOf = ({ accounts }: Accounts, login: string): AccountSummary =>
  accounts.find((account) => account.login === login) ?? expect.unreachable(login);
const list = async (by = cookie) =>
  (await (await server.call('/api/v1/accounts', { cookie: by })).json()) as Accounts;

interface Invited {
  readonly token: string;
  readonly account: AccountSummary;
}

async function read(answer: Response): Promise<Invited> {
  const body = (await answer.json()) as InvitedAccounts;
  return { token: body.link?.token ?? '', account: accountOf(body, 'binh') };
}

async function invite(role = 'manager', by = cookie): Promise<Invited> {
  const grant = { role, unitId: role === 'manager' ? OFFICE.commune : null };
  const json = { login: 'binh', displayName: 'Nguyễn Văn Bình', grant };
  return read(await server.call('/api/v1/accounts', { json, cookie: by }));
}

const askAgain = async ({ account }: Invited, by = cookie): Promise<Invited> =>
  read(
    await server.call(`/api/v1/accounts/${account.id}/invitations`, { method: 'POST', cookie: by }),
  );
const approve = ({ account }: Invited, by: string) =>
  server.call(`/api/v1/invitations/${account.invitation?.id ?? ''}/approval`, {
    method: 'POST',
    cookie: by,
  });
const open = (token: string, init: object = {}) =>
  server.call('/api/v1/invitation/opening', { json: { token }, ...init });
const signIn = (password: string) =>
  server.call('/api/v1/sessions', { json: { login: 'binh', password } });
const entries = async (action: string) => {
  const rows = await server.services.store.db
    .selectFrom('audit_log')
    .select(['account_id', 'detail'])
    .where('action', '=', action)
    .execute();
  return rows.map(({ account_id, detail }) => ({
    account_id,
    ...(JSON.parse(detail) as Record<string, unknown>),
  }));
};

describe('a password link', () => {
  it('says who invites whom to what office, and lets the person choose the password', async () => {
    const { token, account } = await invite();
    expect(account).toMatchObject({ hasPassword: false, invitation: { state: 'open' } });
    expect(await (await open(token)).json()).toMatchObject({
      ...{ kind: 'first', login: 'binh', displayName: 'Nguyễn Văn Bình' },
      ...{ officeName: 'Sở Nội vụ tỉnh Bắc Giang', invitedBy: 'Nguyễn Thị Quản Trị' },
    });
    expect((await choosePassword(server, token, OWN_PASSWORD)).status).toBe(204);
    expect((await signIn(OWN_PASSWORD)).status).toBe(201);
    expect(accountOf(await list(), 'binh')).toMatchObject({
      hasPassword: true,
      invitation: { state: 'used', requestedBy: 'quantri', used: { address: '127.0.0.1' } },
    });
  });

  it('opens nothing before a password is chosen: no password fits the account', async () => {
    await invite();
    for (const guess of ['', GOOD_PASSWORD]) expect((await signIn(guess)).status).toBe(401);
  });

  it('is kept as a hash, and stands in no log', async () => {
    const { token } = await invite();
    await open(token);
    await choosePassword(server, token);
    const { db } = server.services.store;
    const stored = [
      ...(await db.selectFrom('invitations').selectAll().execute()),
      ...(await db.selectFrom('audit_log').selectAll().execute()),
    ];
    expect(JSON.stringify(stored)).not.toContain(token);
    expect(JSON.stringify(server.logLines)).not.toContain(token);
  });

  it.each<readonly [string, (invited: Invited) => Promise<unknown>]>([
    ['it was used', ({ token }) => choosePassword(server, token)],
    [
      '72 hours are over',
      () => {
        server.wait(HOURS_72);
        return Promise.resolve();
      },
    ],
    ['a newer one was made', (invited) => askAgain(invited)],
    [
      'an administrator ended it',
      ({ account }) =>
        server.call(`/api/v1/invitations/${account.invitation?.id ?? ''}`, {
          method: 'DELETE',
          cookie,
        }),
    ],
    [
      'the account was closed',
      ({ account }) => server.call(`/api/v1/accounts/${account.id}`, { method: 'DELETE', cookie }),
    ],
    [
      'the account is proposed for a stronger role',
      ({ account }) =>
        server.call(`/api/v1/accounts/${account.id}/grants`, {
          json: { role: 'auditor', unitId: null },
          cookie,
        }),
    ],
  ])('works no more once %s', async (_, end) => {
    const invited = await invite();
    await end(invited);
    expect(await codeOf(await open(invited.token))).toBe('no-such-invitation');
    expect(await codeOf(await choosePassword(server, invited.token))).toBe('no-such-invitation');
  });

  it('works once when two use it at the same moment', async () => {
    const { token } = await invite();
    const both = await Promise.all([
      choosePassword(server, token, OWN_PASSWORD),
      choosePassword(server, token, GOOD_PASSWORD),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([204, 404]);
  });

  it('takes no password that is short, common or the login, and stays good meanwhile', async () => {
    const { token } = await invite();
    for (const password of ['ngắn', '123456789012', 'binhbinhbinh']) {
      expect(await codeOf(await choosePassword(server, token, password))).toBe('weak-password');
    }
    expect((await choosePassword(server, token, OWN_PASSWORD)).status).toBe(204);
  });

  it('lets whoever guesses wait', async () => {
    for (let guess = 0; guess < 6; guess += 1) await open(`guess-${guess}`);
    expect(await codeOf(await open('guess-7'))).toBe('too-many-attempts');
  });

  it('is refused to who made it, and the attempt stands in the log', async () => {
    const { token } = await invite();
    expect(await codeOf(await open(token, { cookie }))).toBe('own-invitation');
    const json = { token, password: OWN_PASSWORD };
    const used = await server.call('/api/v1/invitation/password', { json, cookie });
    expect(await codeOf(used)).toBe('own-invitation');
    expect(await entries('invitation.refuse')).toMatchObject([
      { login: 'binh', address: '127.0.0.1' },
      { login: 'binh' },
    ]);
  });

  it('tells when it was used where the inviter had signed in before', async () => {
    const { token } = await invite();
    const json = { login: 'quantri', password: GOOD_PASSWORD };
    const signedIn = await server.call('/api/v1/sessions', { json });
    const browser = signedIn.headers
      .getSetCookie()
      .map((one) => one.split(';')[0] ?? '')
      .find((one) => one.includes('browser='));
    const use = { json: { token, password: OWN_PASSWORD }, cookie: browser ?? '' };
    expect((await server.call('/api/v1/invitation/password', use)).status).toBe(204);
    expect(accountOf(await list(), 'binh').invitation?.used?.beside).toBe('quantri');
    const own = cookieOf(await signIn(OWN_PASSWORD));
    const { passwordOrigin } = (await (
      await server.call('/api/v1/own-account', { cookie: own })
    ).json()) as OwnAccount;
    expect(passwordOrigin).toMatchObject({
      invitedBy: 'Nguyễn Thị Quản Trị',
      beside: 'Nguyễn Thị Quản Trị',
    });
  });

  it('is in the audit log when it is made, opened and used, with address and browser', async () => {
    const { token } = await invite();
    const headers = { 'User-Agent': WINDOWS_CHROME };
    await open(token, { headers });
    await open(token, { headers });
    const json = { token, password: OWN_PASSWORD };
    await server.call('/api/v1/invitation/password', { json, headers });
    const seen = { address: '127.0.0.1', browser: 'chrome', system: 'windows' };
    expect(await entries('invitation.make')).toMatchObject([{ login: 'binh', kind: 'first' }]);
    expect(await entries('invitation.open')).toMatchObject([{ account_id: null, ...seen }]);
    expect(await entries('invitation.use')).toMatchObject([{ ...seen, beside: null }]);
  });
});

describe('a new password', () => {
  it('comes by a link too: the old one holds until it is used, then sessions end', async () => {
    const first = await invite();
    await choosePassword(server, first.token);
    const session = cookieOf(await signIn(GOOD_PASSWORD));
    const { token, account } = await askAgain(first);
    expect(account).toMatchObject({ hasPassword: true, invitation: { kind: 'reset' } });
    const units = () => server.call('/api/v1/units', { cookie: session });
    expect((await units()).status).toBe(200);
    await choosePassword(server, token, OWN_PASSWORD);
    expect((await units()).status).toBe(401);
    expect((await signIn(GOOD_PASSWORD)).status).toBe(401);
    expect((await signIn(OWN_PASSWORD)).status).toBe(201);
  });

  it('is chosen for another neither when the account is made nor later', async () => {
    const { account } = await invite();
    const path = `/api/v1/accounts/${account.id}/password`;
    const json = { password: OWN_PASSWORD };
    expect((await server.call(path, { json, cookie })).status).toBe(404);
    const link = `/api/v1/accounts/${account.id}/invitations`;
    await server.call(link, { json, cookie });
    expect((await signIn(OWN_PASSWORD)).status).toBe(401);
  });

  it('makes a link that is out worthless when the person changes it alone', async () => {
    const first = await invite();
    await choosePassword(server, first.token);
    const { token } = await askAgain(first);
    const own = cookieOf(await signIn(GOOD_PASSWORD));
    await server.call('/api/v1/own-account/password', {
      method: 'PUT',
      json: { oldPassword: GOOD_PASSWORD, newPassword: OWN_PASSWORD },
      cookie: own,
    });
    expect(await codeOf(await open(token))).toBe('no-such-invitation');
  });

  it('of oneself is not a matter of links', async () => {
    const { id } = accountOf(await list(), 'quantri');
    const path = `/api/v1/accounts/${id}/invitations`;
    const asked = await server.call(path, { method: 'POST', cookie });
    expect(await codeOf(asked)).toBe('own-account');
  });
});

describe('a link for a role above manager', () => {
  it.each(['administrator', 'auditor'])(
    'waits for the second administrator, who gets it: %s',
    async (role) => {
      const second = await signInAs(server, 'administrator', null);
      const invited = await invite(role);
      expect(invited).toMatchObject({ token: '', account: { invitation: { state: 'waiting' } } });
      expect(await codeOf(await approve(invited, cookie))).toBe('second-person-needed');
      const waiting = accountOf(await list(second), 'binh').invitation;
      expect(waiting).toMatchObject({ awaitsReader: true, requestedBy: 'quantri' });
      const token = await tokenOf(await approve(invited, second));
      expect(await (await open(token)).json()).toMatchObject({
        invitedBy: 'Nguyễn Thị Quản Trị',
        approvedBy: 'Người thử administrator',
      });
      for (const maker of [cookie, second]) {
        expect(await codeOf(await open(token, { cookie: maker }))).toBe('own-invitation');
      }
      expect(await codeOf(await approve(invited, second))).toBe('no-such-invitation');
      expect((await choosePassword(server, token)).status).toBe(204);
    },
  );

  it('is made at once where nobody else could agree', async () => {
    expect((await invite('administrator')).token).not.toBe('');
  });

  it('waits for nobody who has no way in: a second account that was never used', async () => {
    const { db } = server.services.store;
    await signInAs(server, 'administrator', null);
    await db
      .updateTable('accounts')
      .set({ password_hash: '' })
      .where('login', '!=', 'quantri')
      .execute();
    expect((await invite('administrator')).token).not.toBe('');
  });

  it('waits for nobody whose part of the tree is another', async () => {
    await signInAs(server, 'administrator', OFFICE.commune);
    expect((await invite('administrator')).token).not.toBe('');
  });

  it('waits as well when an auditor is to get a new password', async () => {
    const invited = await invite('auditor');
    await choosePassword(server, invited.token);
    await signInAs(server, 'administrator', null);
    expect(await askAgain(invited)).toMatchObject({
      token: '',
      account: { invitation: { state: 'waiting', kind: 'reset' } },
    });
  });

  it('can be refused by the second person, and then is asked for no more', async () => {
    const second = await signInAs(server, 'administrator', null);
    const invited = await invite('administrator');
    const path = `/api/v1/invitations/${invited.account.invitation?.id ?? ''}`;
    const ended = await server.call(path, { method: 'DELETE', cookie: second });
    expect(accountOf((await ended.json()) as Accounts, 'binh').invitation?.state).toBe('ended');
    expect(await codeOf(await approve(invited, second))).toBe('no-such-invitation');
  });
});
