import type { SIGN_IN_PROBLEMS } from '../../shared/api/sign-in-problems.ts';
import { cookiesOf, enrol } from '../support/authenticator.ts';
import {
  GOOD_PASSWORD,
  setUp,
  startServerUnderTest,
  type ServerUnderTest,
} from '../support/server-under-test.ts';

type Provocation = () => Promise<Response>;

/** For every refusal on the way in a call that meets it, each on a server of its own. */
export const PROVOKED_SIGN_IN: Readonly<Record<keyof typeof SIGN_IN_PROBLEMS, Provocation>> = {
  'second-factor-needed': onOwnServer(async (server, cookie) => {
    await enrol(server, cookie);
    return server.call('/api/v1/units', { cookie: cookiesOf(await signIn(server)) });
  }),
  'enrolment-needed': onOwnServer(async (server) =>
    server.call('/api/v1/units', { cookie: cookiesOf(await signIn(server)) }),
  ),
  'confirmation-needed': onOwnServer((server, cookie) => {
    server.wait(5 * 60_000);
    return server.call('/api/v1/own-account/recovery-codes', { method: 'POST', cookie });
  }),
  'wrong-code': onOwnServer(async (server, cookie) => {
    const enrolled = await enrol(server, cookie);
    const json = { code: enrolled.code };
    return server.call('/api/v1/sessions/current/confirmation', { json, cookie: enrolled.cookie });
  }),
  'wrong-password': onOwnServer((server, cookie) =>
    server.call('/api/v1/sessions/current/confirmation', { json: { password: 'x' }, cookie }),
  ),
  'no-enrolment-begun': onOwnServer((server, cookie) =>
    server.call('/api/v1/own-account/second-factor', { json: { code: '123456' }, cookie }),
  ),
  'no-second-factor': onOwnServer((server, cookie) =>
    server.call('/api/v1/own-account/recovery-codes', { method: 'POST', cookie }),
  ),
  'second-factor-mandatory': onOwnServer((server, cookie) =>
    server.call('/api/v1/own-account/second-factor', { method: 'DELETE', cookie }),
  ),
  'second-factor-unreadable': onOwnServer(async (server, cookie) => {
    const enrolled = await enrol(server, cookie);
    const sealed_secret = 'AAAAAAAAAAAAAAAA.AAAA';
    await server.services.store.db.updateTable('second_factors').set({ sealed_secret }).execute();
    const json = { code: '123456' };
    return server.call('/api/v1/sessions/current/confirmation', { json, cookie: enrolled.cookie });
  }),
  'no-such-session': onOwnServer((server, cookie) =>
    server.call('/api/v1/own-account/sessions/nobody', { method: 'DELETE', cookie }),
  ),
  'no-single-sign-on': onOwnServer((server) => server.call('/api/v1/single-sign-on')),
};

function onOwnServer(
  call: (server: ServerUnderTest, cookie: string) => Promise<Response>,
): Provocation {
  return async () => {
    const server = await startServerUnderTest();
    try {
      const response = await call(server, await setUp(server));
      // Read before the server goes.
      return new Response(await response.text(), response);
    } finally {
      await server.stop();
    }
  };
}

const signIn = (server: ServerUnderTest) =>
  server.call('/api/v1/sessions', { json: { login: 'quantri', password: GOOD_PASSWORD } });
