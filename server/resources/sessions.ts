import type { Request } from 'express';
import type { Confirmation } from '../../shared/api/own-account.ts';
import type { SignIn } from '../../shared/api/session.ts';
import type { ApiRouter } from '../http/api-router.ts';
import type { SignedIn } from '../http/call.ts';
import { endpoint } from '../http/endpoint.ts';
import { openSession, renewedCookies, sessionOf } from '../http/open-session.ts';
import { Problem } from '../http/problem.ts';
import { Reply } from '../http/reply.ts';
import { endedCookie } from '../http/session-cookie.ts';
import type { Services } from '../services.ts';
import { checkCode } from '../sign-in/check-code.ts';
import { allowanceKey } from '../sign-in/known-browser.ts';
import { limited } from '../sign-in/limited.ts';
import { stepAfterPassword } from '../sign-in/sign-in-step.ts';
import { findAccount, type Account } from '../store/accounts.ts';
import { sessionLog, type SessionLog } from './session-log.ts';

/** Signing in, step by step; confirming once more; signing out. */
export function sessions(router: ApiRouter, services: Services): void {
  const log = sessionLog(services);

  endpoint(router, 'postSession', async ({ body, request }) => {
    const account = await authenticated(request, body, { services, log });
    // Before the session: there is none that the log does not know.
    await log.signedIn(account);
    const waitsFor = await stepAfterPassword(account, services);
    return openSession(request, { account, waitsFor }, services);
  });

  endpoint(router, 'postSecondFactorCode', async ({ body, caller, request }) => {
    await assertCode(request, { caller, code: body.code }, { services, log });
    const cookies = await renewedCookies(request, { ...caller, waitsFor: null }, services);
    const session = await sessionOf(caller.account, null, services);
    return new Reply(session, { headers: { 'Set-Cookie': cookies } });
  });

  endpoint(router, 'postConfirmation', async ({ body, caller, request }) => {
    await assertConfirmation(request, { caller, given: body }, { services, log });
    const cookies = await renewedCookies(request, caller, services);
    return new Reply(undefined, { headers: { 'Set-Cookie': cookies } });
  });

  endpoint(router, 'getSession', ({ caller }) =>
    sessionOf(caller.account, caller.waitsFor, services),
  );

  endpoint(router, 'deleteSession', async ({ caller, request }) => {
    await log.signOut(caller.account, caller.tokenHash);
    return new Reply(undefined, { headers: { 'Set-Cookie': endedCookie(request) } });
  });
}

interface Doing {
  readonly services: Services;
  readonly log: SessionLog;
}

/** The account of a login and its password. An unknown login is answered as a wrong password is. */
async function authenticated(
  request: Request,
  signIn: SignIn,
  { services, log }: Doing,
): Promise<Account> {
  const { store, passwords, signInLimit } = services;
  const login = signIn.login.trim().toLowerCase();
  const found = await findAccount(store.db, login);
  const key = await allowanceKey(request, { login, accountId: found?.account.id }, services);
  const fits = await limited({ limit: signInLimit, key }, () =>
    passwords.verify(found?.passwordHash, signIn.password),
  );
  if (!fits || found === undefined) {
    await log.refused(found?.account);
    throw new Problem('wrong-credentials');
  }
  return found.account;
}

/** Only who knows the password comes this far; the owner's own browser keeps its own allowance. */
async function assertCode(
  request: Request,
  { caller, code }: { readonly caller: SignedIn; readonly code: string },
  { services, log }: Doing,
): Promise<void> {
  const { id: accountId, login } = caller.account;
  const key = await allowanceKey(request, { login, accountId }, services);
  const fits = await limited({ limit: services.codeLimit, key }, () =>
    checkCode(caller.account, code, services),
  );
  if (fits) return;
  // Who is signed in already only confirmed it wrongly.
  if (caller.waitsFor !== null) await log.refused(caller.account);
  throw new Problem('wrong-code');
}

/** Counted by session: who holds a stolen one cannot use up what its owner has elsewhere. */
async function assertConfirmation(
  request: Request,
  { caller, given }: { readonly caller: SignedIn; readonly given: Confirmation },
  doing: Doing,
): Promise<void> {
  if ('code' in given) {
    await assertCode(request, { caller, code: given.code }, doing);
    return;
  }
  const { store, passwords, signInLimit } = doing.services;
  const key = `session ${caller.sessionId}`;
  const fits = await limited({ limit: signInLimit, key }, async () => {
    const found = await findAccount(store.db, caller.account.login);
    return passwords.verify(found?.passwordHash, given.password);
  });
  if (!fits) throw new Problem('wrong-password');
}
