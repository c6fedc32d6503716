import { beforeEach, describe, expect, it } from 'vitest';
import type { OwnAccount } from '../../shared/api/own-account.ts';
import { choosePassword } from '../support/choose-password.ts';
import { cookieOf, GOOD_PASSWORD, type ServerUnderTest } from '../support/server-under-test.ts';
import { accountOf, codeOf, type Invited, officeThatInvites } from './invited.ts';

const HOURS_72 = 72 * 3_600_000;
const OWN_PASSWORD = 'mật khẩu Bình tự chọn';
const WINDOWS_CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36';

const office = officeThatInvites();
const { list, invite, askAgain, open, signIn } = office;

let server: ServerUnderTest;
let cookie: string;
beforeEach(() => {
  ({ server, cookie } = office.started());
});

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
