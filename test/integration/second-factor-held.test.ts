import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashToken, readSessionToken } from '../../server/http/session-cookie.ts';
import { newToken } from '../../server/resources/password-links.ts';
import { findAccount } from '../../server/store/accounts.ts';
import { insertInvitation } from '../../server/store/invitations.ts';
import { findSession } from '../../server/store/sessions.ts';
import { cookiesOf, enrol } from '../support/authenticator.ts';
import { choosePassword } from '../support/choose-password.ts';
import {
  GOOD_PASSWORD,
  setUp,
  startServerUnderTest,
  type ServerUnderTest,
} from '../support/server-under-test.ts';
import { signInAs } from '../support/sign-in-as.ts';

let server: ServerUnderTest;
beforeEach(async () => {
  server = await startServerUnderTest();
  await enrol(server, await setUp(server));
});
afterEach(() => server.stop());

const signIn = (password = GOOD_PASSWORD) =>
  server.call('/api/v1/sessions', { json: { login: 'quantri', password } });

describe('the second factor', () => {
  it('writes wrong codes down together, in the log of refused sign-ins', async () => {
    const cookie = cookiesOf(await signIn());
    for (const code of ['000000', '000001']) {
      await server.call('/api/v1/sessions/current/second-factor', { json: { code }, cookie });
    }
    const rows = await server.services.store.db
      .selectFrom('audit_log')
      .select('detail')
      .where('action', '=', 'session.sign-in-failed')
      .execute();
    expect(rows).toEqual([{ detail: '{"login":"quantri","attempts":1}' }]);
  });

  it('stays in force when the password is given anew by a link', async () => {
    const { store, clock, newId, randomBytes } = server.services;
    const found = await findAccount(store.db, 'quantri');
    // A link of another administrator's, who governs the account.
    const helper = await signInAs(server, 'administrator', null);
    const session = await findSession(store.db, hashToken(readSessionToken(helper) ?? ''), clock());
    const { token, tokenHash } = newToken({ randomBytes });
    const by = { accountId: session?.account.id ?? '', atMs: clock() };
    const accountId = found?.account.id ?? '';
    await insertInvitation(store.db, { id: newId(), accountId, kind: 'reset', tokenHash, by });
    const password = 'trời xanh mây trắng';
    expect((await choosePassword(server, token, password)).status).toBe(204);
    expect((await signIn()).status).toBe(401);
    expect(await (await signIn(password)).json()).toMatchObject({ waitsFor: 'second-factor' });
  });
});
