import type { Request } from 'express';
import type { Session, SignInStep } from '../../shared/api/session.ts';
import { localDayOf } from '../../shared/domain/local-day.ts';
import { permissionsOf } from '../../shared/domain/role.ts';
import type { Services } from '../services.ts';
import { browserFamily } from '../sign-in/browser-family.ts';
import { welcomeBrowser } from '../sign-in/known-browser.ts';
import type { Account } from '../store/accounts.ts';
import { activeGrants } from '../store/grants.ts';
import { createSession, deleteSession, renewSession } from '../store/sessions.ts';
import { loadCutOffDays, loadSettings } from '../store/settings.ts';
import { Problem } from './problem.ts';
import { Reply } from './reply.ts';
import {
  hashToken,
  readSessionToken,
  sessionCookie,
  TOKEN_BYTES,
  writeToken,
} from './session-cookie.ts';

/** Whose session begins, and what is still asked before the pages open. */
export interface Entry {
  readonly account: Account;
  readonly waitsFor: SignInStep | null;
}

/** A session of before, and what it waits for from now on. */
export interface Renewed extends Entry {
  readonly tokenHash: string;
}

/**
 * Signs an account in: a new session under a new token, in a cookie beside who signed in. The
 * session that the browser had before ends: a token planted earlier never becomes somebody's.
 */
export async function openSession(
  request: Request,
  entry: Entry,
  services: Services,
): Promise<Reply<Session>> {
  const cookies = await sessionCookies(request, entry, services);
  const { account, waitsFor } = entry;
  return new Reply(await sessionOf(account, waitsFor, services), {
    headers: { 'Set-Cookie': cookies },
  });
}

/** As `openSession`, for an answer that is not the session: the cookies alone. */
export async function sessionCookies(
  request: Request,
  { account, waitsFor }: Entry,
  services: Services,
): Promise<string[]> {
  const { store, clock, randomBytes } = services;
  const earlier = readSessionToken(request.headers.cookie);
  if (earlier !== undefined) await deleteSession(store.db, hashToken(earlier));
  const token = writeToken(randomBytes(TOKEN_BYTES));
  await createSession(store.db, {
    tokenHash: hashToken(token),
    accountId: account.id,
    nowMs: clock(),
    waitsFor,
    ...browserFamily(request.headers['user-agent']),
  });
  const cookie = sessionCookie(request, token);
  // Who has not proved the second factor yet is still a stranger.
  if (waitsFor === 'second-factor') return [cookie];
  return [cookie, await welcomeBrowser(request, account.id, services)];
}

/**
 * Gives the caller's session a new token, confirmed now: what somebody
 * learned of the earlier token is worth no more than it was. Answers the cookies that say so.
 */
export async function renewedCookies(
  request: Request,
  { account, tokenHash, waitsFor }: Renewed,
  services: Services,
): Promise<string[]> {
  const { store, clock, randomBytes } = services;
  const token = writeToken(randomBytes(TOKEN_BYTES));
  const isRenewed = await renewSession(store.db, {
    tokenHash,
    newTokenHash: hashToken(token),
    nowMs: clock(),
    waitsFor,
  });
  if (!isRenewed) throw new Problem('signed-out');
  const known = await welcomeBrowser(request, account.id, services);
  return [sessionCookie(request, token), known];
}

/** What the dashboard needs to know of who signed in, and of the office. */
export async function sessionOf(
  account: Account,
  waitsFor: SignInStep | null,
  services: Services,
): Promise<Session> {
  const { officeName, cutOffDay, sample } = await loadSettings(
    services.store.db,
    localDayOf(services.clock()),
  );
  const { displayName, login } = account;
  const grants = await activeGrants(services.store.db, account.id, services.clock());
  const rolesOf = (held: typeof grants) => permissionsOf(held.map(({ role }) => role));
  const may = rolesOf(grants);
  const mayEverywhere = rolesOf(grants.filter(({ unitId }) => unitId === null));
  const cutOffDays = await loadCutOffDays(services.store.db);
  const office = { name: officeName, cutOffDay, cutOffDays, sample };
  const session = { displayName, login, may, mayEverywhere, office };
  return waitsFor === null ? session : { ...session, waitsFor };
}
