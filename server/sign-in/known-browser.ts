import type { Request } from 'express';
import type { CookieName } from '../http/cookies.ts';
import { writeCookie } from '../http/cookies.ts';
import { hashToken, readToken, TOKEN_BYTES, writeToken } from '../http/session-cookie.ts';
import type { Services } from '../services.ts';
import { isKnownBrowser, KNOWN_BROWSER_MS, rememberBrowser } from '../store/known-browsers.ts';

const BROWSER: CookieName = { secure: '__Host-browser', plain: 'browser' };

/**
 * Under which key attempts on an account count. A browser in which the account signed in before
 * keeps an allowance of its own, so that a stranger who guesses at the account uses up the
 * strangers' allowance and never its owner's (OWASP: device cookies). The cookie opens nothing.
 */
export async function allowanceKey(
  request: Request,
  { login, accountId }: { readonly login: string; readonly accountId: string | undefined },
  { store, clock }: Services,
): Promise<string> {
  const strangers = `login ${login}`;
  const token = readToken(request.headers.cookie, BROWSER);
  if (token === undefined || accountId === undefined) return strangers;
  const tokenHash = hashToken(token);
  const isKnown = await isKnownBrowser(store.db, { accountId, tokenHash, nowMs: clock() });
  return isKnown ? `browser ${tokenHash} ${login}` : strangers;
}

/** Remembers that the account signed in in this browser; answers the Set-Cookie that says so. */
export async function welcomeBrowser(
  request: Request,
  accountId: string,
  { store, clock, randomBytes }: Services,
): Promise<string> {
  const token = readToken(request.headers.cookie, BROWSER) ?? writeToken(randomBytes(TOKEN_BYTES));
  await rememberBrowser(store.db, { accountId, tokenHash: hashToken(token), nowMs: clock() });
  return writeCookie(request, BROWSER, {
    value: token,
    maxAgeMs: KNOWN_BROWSER_MS,
    sameSite: 'Strict',
  });
}

/** The first of some accounts that signed in before in the calling browser. */
export async function wasSignedInHere(
  request: Request,
  accountIds: readonly string[],
  { store, clock }: Services,
): Promise<string | undefined> {
  const token = readToken(request.headers.cookie, BROWSER);
  if (token === undefined) return undefined;
  const tokenHash = hashToken(token);
  for (const accountId of accountIds) {
    if (await isKnownBrowser(store.db, { accountId, tokenHash, nowMs: clock() })) return accountId;
  }
  return undefined;
}
