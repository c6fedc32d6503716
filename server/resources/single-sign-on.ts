import type { ApiRouter } from '../http/api-router.ts';
import { endpoint } from '../http/endpoint.ts';
import { sessionCookies } from '../http/open-session.ts';
import { Problem } from '../http/problem.ts';
import { Reply } from '../http/reply.ts';
import type { Services } from '../services.ts';
import { attemptCookie, endedAttempt, readAttempt } from '../sign-in/attempt-cookie.ts';
import type { Fault, ProvedIdentity } from '../sign-in/single-sign-on.ts';
import { sessionLog } from './session-log.ts';
import { stepAfterPassword } from '../sign-in/sign-in-step.ts';
import { findAccount, type Account } from '../store/accounts.ts';
import { appendAudit } from '../store/audit-log.ts';
import { findLinkedAccount, linkAccount } from '../store/single-sign-on-links.ts';

/**
 * Signing in at the identity provider. It says who has come and never what they may do: an identity
 * that belongs to no account is turned away in words.
 */
export function singleSignOn(router: ApiRouter, services: Services): void {
  const provider = services.singleSignOn;
  const log = sessionLog(services);

  endpoint(router, 'getSignInOptions', () => ({ singleSignOn: provider?.name ?? null }));

  endpoint(router, 'getSingleSignOn', async ({ request }) => {
    if (provider === null) throw new Problem('no-single-sign-on');
    const begun = await provider.begin();
    if (!begun.ok) return backTo(failed(begun.error, services), []);
    const { address, attempt } = begun.value;
    return backTo(address, [await attemptCookie(request, attempt, services)]);
  });

  endpoint(router, 'getSingleSignOnReturn', async ({ request }) => {
    if (provider === null) throw new Problem('no-single-sign-on');
    const ended = endedAttempt(request);
    const attempt = await readAttempt(request, services);
    if (attempt === undefined) return backTo(pageWith('expired'), [ended]);
    const { search } = new URL(request.originalUrl, 'http://any.invalid');
    const identity = await provider.finish(search, attempt);
    if (!identity.ok) return backTo(failed(identity.error, services), [ended]);
    const account = await accountOf(identity.value, services);
    if (account === undefined) return backTo(pageWith('unknown-account'), [ended]);
    await log.signedIn(account);
    const asked = await stepAfterPassword(account, services);
    const waitsFor = identity.value.withSecondFactor ? null : asked;
    const cookies = await sessionCookies(request, { account, waitsFor }, services);
    return backTo('/', [ended, ...cookies]);
  });
}

/** By the link of before, or by a login that is vouched for, which makes the link. */
async function accountOf(
  identity: ProvedIdentity,
  { store, clock, newId }: Services,
): Promise<Account | undefined> {
  const { issuer, subject, login } = identity;
  const linked = await findLinkedAccount(store.db, identity);
  if (linked !== undefined || login === undefined) return linked;
  const account = (await findAccount(store.db, login))?.account;
  if (account === undefined) return undefined;
  const atMs = clock();
  return store.db.transaction().execute(async (trx) => {
    const link = { issuer, subject, accountId: account.id, nowMs: atMs };
    if (!(await linkAccount(trx, link))) return undefined;
    await appendAudit(trx, {
      id: newId(),
      atMs,
      accountId: account.id,
      action: 'single-sign-on.link',
      detail: { issuer, subject },
    });
    return account;
  });
}

function failed({ fault, cause }: Fault, { log }: Services): string {
  // Name and message only: what hangs on such an error may be a token, or claims of a person.
  const error = cause instanceof Error ? `${cause.name}: ${cause.message}` : 'unknown';
  log.warn({ fault, error }, 'single sign-on failed');
  return pageWith(fault);
}

/** The sign-in page, which says what happened in words. */
const pageWith = (outcome: string): string => `/?single-sign-on=${outcome}`;

const backTo = (address: string, cookies: string[]): Reply<undefined> =>
  new Reply(undefined, {
    headers: { Location: address, ...(cookies.length === 0 ? {} : { 'Set-Cookie': cookies }) },
  });
