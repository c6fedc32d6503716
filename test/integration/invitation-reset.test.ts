import { beforeEach, describe, expect, it } from 'vitest';
import { choosePassword } from '../support/choose-password.ts';
import { cookieOf, GOOD_PASSWORD, type ServerUnderTest } from '../support/server-under-test.ts';
import { accountOf, codeOf, officeThatInvites } from './invited.ts';

const OWN_PASSWORD = 'mật khẩu Bình tự chọn';

const office = officeThatInvites();
const { list, invite, askAgain, open, signIn } = office;

let server: ServerUnderTest;
let cookie: string;
beforeEach(() => {
  ({ server, cookie } = office.started());
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
