import type { Request } from 'express';
import type { Session } from '../../shared/api/session.ts';
import { localDayOf } from '../../shared/domain/local-day.ts';
import { permissionsOf } from '../../shared/domain/role.ts';
import type { Services } from '../services.ts';
import type { Account } from '../store/accounts.ts';
import { activeGrants } from '../store/grants.ts';
import { createSession, deleteSession } from '../store/sessions.ts';
import { loadSettings } from '../store/settings.ts';
import { Reply } from './reply.ts';
import {
  hashToken,
  readSessionToken,
  sessionCookie,
  TOKEN_BYTES,
  writeToken,
} from './session-cookie.ts';

/**
 * Signs an account in: a new session under a new token, in a cookie beside who signed in. The
 * session that the browser had before ends: a token planted earlier never becomes somebody's.
 */
export async function openSession(
  request: Request,
  account: Account,
  services: Services,
): Promise<Reply<Session>> {
  const { store, clock, randomBytes } = services;
  const earlier = readSessionToken(request.headers.cookie);
  if (earlier !== undefined) await deleteSession(store.db, hashToken(earlier));
  const token = writeToken(randomBytes(TOKEN_BYTES));
  await createSession(store.db, {
    tokenHash: hashToken(token),
    accountId: account.id,
    nowMs: clock(),
  });
  const headers = { 'Set-Cookie': sessionCookie(request, token) };
  return new Reply(await sessionOf(account, services), { headers });
}

/** What the dashboard needs to know of who signed in, and of the office. */
export async function sessionOf(account: Account, services: Services): Promise<Session> {
  const { officeName, cutOffDay, sample } = await loadSettings(
    services.store.db,
    localDayOf(services.clock()),
  );
  const { displayName, login } = account;
  const grants = await activeGrants(services.store.db, account.id, services.clock());
  const may = permissionsOf(grants.map(({ role }) => role));
  return { displayName, login, may, office: { name: officeName, cutOffDay, sample } };
}
