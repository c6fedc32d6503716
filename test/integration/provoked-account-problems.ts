import type { Accounts, InvitedAccounts } from '../../shared/api/account.ts';
import type { ServerUnderTest } from '../support/server-under-test.ts';
import { signInAs } from '../support/sign-in-as.ts';

const newAccount = (login: string) => ({
  login,
  displayName: 'Người mới',
  grant: { role: 'manager', unitId: null },
});

async function ownAccount(server: ServerUnderTest, cookie: string) {
  const { accounts } = (await (
    await server.call('/api/v1/accounts', { cookie })
  ).json()) as Accounts;
  const own = accounts.find((account) => account.own);
  if (own === undefined) throw new Error('The caller is not in the list.');
  return own;
}

interface SignedInScene {
  readonly server: ServerUnderTest;
  /** Of the administrator of the first run. */
  readonly cookie: string;
}

/** Signed in a moment ago: what follows asks for no confirmation. */
const administrator = (server: ServerUnderTest) => signInAs(server, 'administrator', null);

/** For every code around accounts and roles a call that is refused with it. */
export const PROVOKED_AROUND_ACCOUNTS = {
  'not-allowed': async ({ server }) => {
    const cookie = await signInAs(server, 'steward', null);
    return server.call('/api/v1/reports/period?unit=24&period=2026-11', { cookie });
  },
  'official-of-unit-needed': async ({ server }) => {
    const json = { ...newAccount('can.bo'), grant: { role: 'official', unitId: null } };
    return server.call('/api/v1/accounts', { json, cookie: await administrator(server) });
  },
  'no-such-account': async ({ server }) => {
    const cookie = await administrator(server);
    return server.call('/api/v1/accounts/nobody', { method: 'DELETE', cookie });
  },
  'no-such-grant': async ({ server }) => {
    const cookie = await administrator(server);
    return server.call('/api/v1/grants/nothing', { method: 'DELETE', cookie });
  },
  'login-taken': async ({ server }) => {
    const cookie = await administrator(server);
    return server.call('/api/v1/accounts', { json: newAccount('quantri'), cookie });
  },
  'own-account': async ({ server }) => {
    const cookie = await administrator(server);
    const own = await ownAccount(server, cookie);
    return server.call(`/api/v1/accounts/${own.id}`, { method: 'DELETE', cookie });
  },
  'second-person-needed': async ({ server }) => {
    const cookie = await administrator(server);
    const grant = { role: 'auditor', unitId: null };
    const json = { ...newAccount('kiemtra'), grant };
    const made = (await (
      await server.call('/api/v1/accounts', { json, cookie })
    ).json()) as Accounts;
    const waiting = made.accounts.find(({ login }) => login === 'kiemtra')?.grants[0];
    const path = `/api/v1/grants/${waiting?.id ?? ''}/approval`;
    return server.call(path, { method: 'POST', cookie });
  },
  'no-such-invitation': ({ server }) =>
    server.call('/api/v1/invitation/opening', { json: { token: 'nobody-has-this-one' } }),
  'own-invitation': async ({ server }) => {
    const cookie = await administrator(server);
    const json = newAccount('duoc.moi');
    const made = await server.call('/api/v1/accounts', { json, cookie });
    const { link } = (await made.json()) as InvitedAccounts;
    const opening = { token: link?.token ?? '' };
    return server.call('/api/v1/invitation/opening', { json: opening, cookie });
  },
  'last-administrator': async ({ server, cookie }) => {
    const own = await ownAccount(server, cookie);
    const { db } = server.services.store;
    // A second one whose role runs out does not count as somebody who is left.
    const other = await administrator(server);
    const atMs = server.services.clock() + 1_000_000;
    await db
      .updateTable('grants')
      .set({ expires_at_ms: atMs })
      .where('account_id', '!=', own.id)
      .execute();
    return server.call(`/api/v1/accounts/${own.id}`, { method: 'DELETE', cookie: other });
  },
} as const satisfies Record<string, (scene: SignedInScene) => Promise<Response>>;
