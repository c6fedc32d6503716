import { afterEach, beforeEach, expect } from 'vitest';
import type { Accounts, AccountSummary, InvitedAccounts } from '../../shared/api/account.ts';
import { setUp, startServerUnderTest, type ServerUnderTest } from '../support/server-under-test.ts';
import { insertSmallOffice, OFFICE } from '../support/small-office.ts';

/** A person who was invited, and the link's token: empty while it waits for a second person. */
export interface Invited {
  readonly token: string;
  readonly account: AccountSummary;
}

/** A server of each test, with the administrator who has set it up; to be called at a file's top. */
export function officeThatInvites() {
  let server: ServerUnderTest;
  let cookie: string;
  beforeEach(async () => {
    server = await startServerUnderTest({ env: { SECOND_FACTOR_ROLES: 'none' } });
    cookie = await setUp(server);
    await insertSmallOffice(server.services);
  });
  afterEach(() => server.stop());
  return {
    started: () => ({ server, cookie }),
    list: async (by = cookie) =>
      (await (await server.call('/api/v1/accounts', { cookie: by })).json()) as Accounts,
    /** Bình, of the commune, for whatever role. */
    invite: async (role = 'manager', by = cookie): Promise<Invited> => {
      const grant = { role, unitId: role === 'manager' ? OFFICE.commune : null };
      const json = { login: 'binh', displayName: 'Nguyễn Văn Bình', grant };
      return read(await server.call('/api/v1/accounts', { json, cookie: by }));
    },
    askAgain: async ({ account }: Invited, by = cookie): Promise<Invited> => {
      const path = `/api/v1/accounts/${account.id}/invitations`;
      return read(await server.call(path, { method: 'POST', cookie: by }));
    },
    approve: ({ account }: Invited, by: string): Promise<Response> => {
      const path = `/api/v1/invitations/${account.invitation?.id ?? ''}/approval`;
      return server.call(path, { method: 'POST', cookie: by });
    },
    open: (token: string, init: object = {}): Promise<Response> =>
      server.call('/api/v1/invitation/opening', { json: { token }, ...init }),
    signIn: (password: string): Promise<Response> =>
      server.call('/api/v1/sessions', { json: { login: 'binh', password } }),
  };
}

export const codeOf = async (answer: Response): Promise<string> =>
  ((await answer.json()) as { code: string }).code;

export const accountOf = ({ accounts }: Accounts, login: string): AccountSummary =>
  accounts.find((account) => account.login === login) ?? expect.unreachable(login);

async function read(answer: Response): Promise<Invited> {
  const body = (await answer.json()) as InvitedAccounts;
  return { token: body.link?.token ?? '', account: accountOf(body, 'binh') };
}
