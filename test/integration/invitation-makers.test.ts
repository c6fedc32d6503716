import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Accounts, AccountSummary, InvitedAccounts } from '../../shared/api/account.ts';
import { runAccountClose, runAccountGrant } from '../../server/cli/account-grants.ts';
import { runResetPassword } from '../../server/cli/account.ts';
import { choosePassword } from '../support/choose-password.ts';
import { setUp, startServerUnderTest, type ServerUnderTest } from '../support/server-under-test.ts';
import { signInAs } from '../support/sign-in-as.ts';
import { insertSmallOffice, OFFICE } from '../support/small-office.ts';

const DAY_MS = 86_400_000;

let server: ServerUnderTest;
let cookie: string;
beforeEach(async () => {
  server = await startServerUnderTest({ env: { SECOND_FACTOR_ROLES: 'none' } });
  cookie = await setUp(server);
  await insertSmallOffice(server.services);
});
afterEach(() => server.stop());

const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;
const listed = async (): Promise<readonly AccountSummary[]> => {
  const answer = await server.call('/api/v1/accounts', { cookie });
  return ((await answer.json()) as Accounts).accounts;
};
const accountOf = async (login: string): Promise<AccountSummary> =>
  (await listed()).find((one) => one.login.startsWith(login)) ?? expect.unreachable(login);

/** A link for Bình, of the commune, and its token ('' while it waits). */
async function inviteAs(by: string, role = 'manager'): Promise<string> {
  const grant = { role, unitId: OFFICE.commune };
  const json = { login: 'binh', displayName: 'Nguyễn Văn Bình', grant };
  const answer = await server.call('/api/v1/accounts', { json, cookie: by });
  return ((await answer.json()) as InvitedAccounts).link?.token ?? '';
}
const open = (token: string) => server.call('/api/v1/invitation/opening', { json: { token } });
const closeOf = (id: string) => server.call(`/api/v1/accounts/${id}`, { method: 'DELETE', cookie });
const approve = async (by: string) => {
  const { invitation } = await accountOf('binh');
  return server.call(`/api/v1/invitations/${invitation?.id ?? ''}/approval`, {
    method: 'POST',
    cookie: by,
  });
};

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
    const token = await inviteAs(by);
    expect((await open(token)).status).toBe(200);
    await end({ cookie: by, account: await accountOf('administrator-') });
    expect(await codeOf(await open(token))).toBe('no-such-invitation');
    expect(await codeOf(await choosePassword(server, token))).toBe('no-such-invitation');
  });

  it('is closed is told to have ended, to those who look for it in the list', async () => {
    const by = await signInAs(server, 'administrator', null);
    await inviteAs(by);
    await closeOf((await accountOf('administrator-')).id);
    expect((await accountOf('binh')).invitation?.state).toBe('ended');
  });

  it('lost another role than that of an administrator opens as before', async () => {
    const by = await signInAs(server, 'administrator', null);
    const token = await inviteAs(by);
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
    expect(await inviteAs(by, 'auditor')).toBe('');
    const { id } = await accountOf('administrator-');
    await server.services.store.db
      .updateTable('grants')
      .set({ expires_at_ms: server.services.clock() })
      .where('account_id', '=', id)
      .execute();
    expect(await codeOf(await approve(cookie))).toBe('no-such-invitation');
  });

  it('agreed to it and has an account no more opens nothing', async () => {
    const second = await signInAs(server, 'administrator', null);
    await inviteAs(cookie, 'auditor');
    const agreed = (await (await approve(second)).json()) as InvitedAccounts;
    const token = agreed.link?.token ?? '';
    expect((await open(token)).status).toBe(200);
    await closeOf((await accountOf('administrator-')).id);
    expect(await codeOf(await open(token))).toBe('no-such-invitation');
  });
});

describe('at the console of the server, an open link', () => {
  it.each(['administrator', 'auditor'])('ends when its account becomes %s', async (role) => {
    const token = await inviteAs(cookie);
    expect(await runAccountGrant({ login: 'binh', role }, consoleOf())).toBe(0);
    expect(await codeOf(await open(token))).toBe('no-such-invitation');
    expect((await accountOf('binh')).invitation?.state).toBe('ended');
  });

  it('stays open when its account gets a role that one person may give', async () => {
    const token = await inviteAs(cookie);
    expect(await runAccountGrant({ login: 'binh', role: 'reporter' }, consoleOf())).toBe(0);
    expect((await open(token)).status).toBe(200);
  });

  it('ends when the password is set there', async () => {
    const token = await inviteAs(cookie);
    const reset = await runResetPassword({ login: 'binh' }, consoleOf('con bò vàng ăn cỏ\n'));
    expect(reset).toBe(0);
    expect(await codeOf(await open(token))).toBe('no-such-invitation');
    server.wait(DAY_MS);
    expect(await codeOf(await choosePassword(server, token))).toBe('no-such-invitation');
  });
});
