import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changePassword, findAccount } from '../../server/store/accounts.ts';
import { cookiesOf, enrol } from '../support/authenticator.ts';
import {
  GOOD_PASSWORD,
  setUp,
  startServerUnderTest,
  type ServerUnderTest,
} from '../support/server-under-test.ts';

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

  it('stays in force when the password is given anew', async () => {
    const { store, passwords } = server.services;
    const found = await findAccount(store.db, 'quantri');
    const password = 'trời xanh mây trắng';
    await changePassword(store.db, found?.account.id ?? '', await passwords.hash(password));
    expect(await (await signIn(password)).json()).toMatchObject({ waitsFor: 'second-factor' });
  });
});
