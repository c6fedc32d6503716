import { Readable } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AccountSummary } from '../../shared/api/account.ts';
import { runAccountClose, runAccountGrant } from '../../server/cli/account-grants.ts';
import { runResetPassword } from '../../server/cli/account.ts';
import { DAY_MS } from '../../shared/domain/local-day.ts';
import { choosePassword, tokenOf } from '../support/choose-password.ts';
import type { ServerUnderTest } from '../support/server-under-test.ts';
import { signInAs } from '../support/sign-in-as.ts';
import { OFFICE } from '../support/small-office.ts';
import { codeOf, officeThatInvites } from './invited.ts';

const office = officeThatInvites();
const { list, invite, approve, open } = office;

let server: ServerUnderTest;
let cookie: string;
beforeEach(() => {
  ({ server, cookie } = office.started());
});

const closeOf = (id: string) => server.call(`/api/v1/accounts/${id}`, { method: 'DELETE', cookie });
const accountOf = async (login: string): Promise<AccountSummary> =>
  (await list()).accounts.find((one) => one.login.startsWith(login)) ?? expect.unreachable(login);

function consoleOf(input = '') {
  const lines: string[] = [];
  const write = (text: string) => lines.push(text);
  return {
    env: { LANG: 'en_US.UTF-8', DATA_DIR: server.dataDir },
    stdin: Readable.from([input]),
    stdout: { write },
    stderr: { write },
  };
}

interface Maker {
  readonly cookie: string;
  readonly account: AccountSummary;
}

describe('a link whose maker', () => {
  it.each<readonly [string, (maker: Maker) => Promise<unknown>]>([
    ['has an account no more', ({ account }) => closeOf(account.id)],
    [
      'was closed at the console',
      ({ account }) => runAccountClose({ login: account.login }, consoleOf()),
    ],
    [
      'lost the role by which accounts are made',
      ({ account }) =>
        server.call(`/api/v1/grants/${account.grants[0]?.id ?? ''}`, { method: 'DELETE', cookie }),
    ],
    [
      'has a role that ran out',
      ({ account }) =>
        server.services.store.db
          .updateTable('grants')
          .set({ expires_at_ms: server.services.clock() })
          .where('account_id', '=', account.id)
          .execute(),
    ],
    [
      'governs another part of the tree only',
      async ({ account }) => {
        const { db } = server.services.store;
        const unit = { code: 'H99', name: 'Sở khác', kind: 'department' };
        await db
          .insertInto('units')
          .values({ id: 'unit-other', ...unit, valid_from: '2016-01-01', valid_to: null })
          .execute();
        const there = { unit_id: 'unit-other' };
        await db.updateTable('grants').set(there).where('account_id', '=', account.id).execute();
      },
    ],
  ])('%s opens nothing and gives no password', async (_, end) => {
    const by = await signInAs(server, 'administrator', null);
    const { token } = await invite('manager', by);
    expect((await open(token)).status).toBe(200);
    await end({ cookie: by, account: await accountOf('administrator-') });
    expect(await codeOf(await open(token))).toBe('no-such-invitation');
    expect(await codeOf(await choosePassword(server, token))).toBe('no-such-invitation');
  });

  it('is closed is told to have ended, to those who look for it in the list', async () => {
    const by = await signInAs(server, 'administrator', null);
    await invite('manager', by);
    await closeOf((await accountOf('administrator-')).id);
    expect((await accountOf('binh')).invitation?.state).toBe('ended');
  });

  it('lost another role than that of an administrator opens as before', async () => {
    const by = await signInAs(server, 'administrator', null);
    const { token } = await invite('manager', by);
    const { id } = await accountOf('administrator-');
    await server.call(`/api/v1/accounts/${id}/grants`, {
      json: { role: 'manager', unitId: OFFICE.commune },
      cookie,
    });
    const extra = (await accountOf('administrator-')).grants.find(({ role }) => role === 'manager');
    await server.call(`/api/v1/grants/${extra?.id ?? ''}`, { method: 'DELETE', cookie });
    expect((await open(token)).status).toBe(200);
  });

  it('asked for it and may no more is agreed to by nobody', async () => {
    const by = await signInAs(server, 'administrator', null);
    const invited = await invite('auditor', by);
    expect(invited.token).toBe('');
    const { id } = await accountOf('administrator-');
    await server.services.store.db
      .updateTable('grants')
      .set({ expires_at_ms: server.services.clock() })
      .where('account_id', '=', id)
      .execute();
    expect(await codeOf(await approve(invited, cookie))).toBe('no-such-invitation');
  });

  it('agreed to it and has an account no more opens nothing', async () => {
    const second = await signInAs(server, 'administrator', null);
    const token = await tokenOf(await approve(await invite('auditor'), second));
    expect((await open(token)).status).toBe(200);
    await closeOf((await accountOf('administrator-')).id);
    expect(await codeOf(await open(token))).toBe('no-such-invitation');
  });
});

describe('at the console of the server, an open link', () => {
  it.each(['administrator', 'auditor'])('ends when its account becomes %s', async (role) => {
    const { token } = await invite();
    expect(await runAccountGrant({ login: 'binh', role }, consoleOf())).toBe(0);
    expect(await codeOf(await open(token))).toBe('no-such-invitation');
    expect((await accountOf('binh')).invitation?.state).toBe('ended');
  });

  it('stays open when its account gets a role that one person may give', async () => {
    const { token } = await invite();
    expect(await runAccountGrant({ login: 'binh', role: 'reporter' }, consoleOf())).toBe(0);
    expect((await open(token)).status).toBe(200);
  });

  it('ends when the password is set there', async () => {
    const { token } = await invite();
    const reset = await runResetPassword({ login: 'binh' }, consoleOf('con bò vàng ăn cỏ\n'));
    expect(reset).toBe(0);
    expect(await codeOf(await open(token))).toBe('no-such-invitation');
    server.wait(DAY_MS);
    expect(await codeOf(await choosePassword(server, token))).toBe('no-such-invitation');
  });
});
