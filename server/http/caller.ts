import type { Request } from 'express';
import type { Need, Route } from '../../shared/api/routes.ts';
import { allows } from '../../shared/domain/role.ts';
import { readCredential, type KioskCredential } from '../../shared/record/request-claim.ts';
import type { Services } from '../services.ts';
import { activeGrants } from '../store/grants.ts';
import { scopeUnder } from '../store/scope.ts';
import { assertConfirmed } from '../sign-in/confirmation.ts';
import { findSession } from '../store/sessions.ts';
import type { SignedIn } from './call.ts';
import { Problem } from './problem.ts';
import { noteCaller } from './refused-caller.ts';
import { hashToken, readSessionToken } from './session-cookie.ts';

/** Who calls, as the route's `access` asks; throws the refusal when the caller may not. */
export async function callerOf(
  route: Route,
  request: Request,
  services: Services,
): Promise<SignedIn | KioskCredential | null> {
  switch (route.access) {
    case 'open':
    case 'setup':
      // The setup code travels in the body: its handler compares it.
      return null;
    case 'kiosk':
      return kioskCredential(request);
    case 'account':
      return admitted(route, await signedIn(route.needs, request, services), services);
  }
}

function kioskCredential(request: Request): KioskCredential {
  const credential = readCredential(request.headers.authorization);
  if (credential !== undefined) return credential;
  throw new Problem('unknown-kiosk', { detail: 'Expected a MotCham Authorization header.' });
}

/** Roles are read anew for every request: one that was taken back is gone at once. */
async function signedIn(need: Need, request: Request, services: Services): Promise<SignedIn> {
  const { store, clock } = services;
  const token = readSessionToken(request.headers.cookie);
  if (token === undefined) throw new Problem('signed-out');
  const tokenHash = hashToken(token);
  const session = await findSession(store.db, tokenHash, clock());
  if (session === undefined) throw new Problem('signed-out');
  const { account, id: sessionId, confirmedAtMs, waitsFor } = session;
  noteCaller(request, account.id);
  const grants = await activeGrants(store.db, account.id, clock());
  const fitting = grants.filter(({ role }) => need === 'signed-in' || allows(role, need));
  if (need !== 'signed-in' && fitting.length === 0) throw new Problem('not-allowed');
  const roots = fitting.map(({ unitId }) => unitId);
  const scope = await scopeUnder(store.db, roots);
  return { account, tokenHash, sessionId, confirmedAtMs, waitsFor, scope };
}

/** A session that still waits for something may do only that; some routes ask for more. */
function admitted(route: Route, caller: SignedIn, services: Services): SignedIn {
  const { waitsFor } = caller;
  if (waitsFor !== null && route.during?.includes(waitsFor) !== true) {
    throw new Problem(`${waitsFor}-needed`);
  }
  if (route.confirmation === 'always') assertConfirmed(caller, services);
  return caller;
}
