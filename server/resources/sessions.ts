import type { SignIn } from '../../shared/api/session.ts';
import type { ApiRouter } from '../http/api-router.ts';
import { endpoint } from '../http/endpoint.ts';
import { openSession, sessionOf } from '../http/open-session.ts';
import { Problem } from '../http/problem.ts';
import { Reply } from '../http/reply.ts';
import { endedCookie } from '../http/session-cookie.ts';
import type { Services } from '../services.ts';
import { findAccount, type Account } from '../store/accounts.ts';
import { sessionLog, type SessionLog } from './session-log.ts';

/** Signing in and out. */
export function sessions(router: ApiRouter, services: Services): void {
  const log = sessionLog(services);

  endpoint(router, 'postSession', async ({ body, request }) => {
    const account = await authenticated(body, services, log);
    // Before the session: there is none that the log does not know.
    await log.signedIn(account);
    return openSession(request, account, services);
  });

  endpoint(router, 'getSession', ({ caller }) => sessionOf(caller.account, services));

  endpoint(router, 'deleteSession', async ({ caller, request }) => {
    await log.signOut(caller.account, caller.tokenHash);
    return new Reply(undefined, { headers: { 'Set-Cookie': endedCookie(request) } });
  });
}

/** The account of a login and its password. An unknown login is answered as a wrong password is. */
async function authenticated(
  signIn: SignIn,
  services: Services,
  log: SessionLog,
): Promise<Account> {
  const { store, passwords, signInLimit } = services;
  const login = signIn.login.trim().toLowerCase();
  const waitMs = signInLimit.waitMs(login);
  if (waitMs > 0) throw new Problem('too-many-attempts', { retryAfterMs: waitMs });
  const found = await findAccount(store.db, login);
  const fits = await passwords.verify(found?.passwordHash, signIn.password);
  if (!fits || found === undefined) {
    signInLimit.failed(login);
    await log.refused(found?.account);
    throw new Problem('wrong-credentials');
  }
  signInLimit.succeeded(login);
  return found.account;
}
