import type { Request } from 'express';
import type { Need, Route } from '../../shared/api/routes.ts';
import { allows } from '../../shared/domain/role.ts';
import { readCredential, type KioskCredential } from '../../shared/record/request-claim.ts';
import type { Services } from '../services.ts';
import { activeGrants } from '../store/grants.ts';
import { scopeUnder } from '../store/scope.ts';
import { findSession } from '../store/sessions.ts';
import type { SignedIn } from './call.ts';
import { Problem } from './problem.ts';
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
      return signedIn(route.needs, request, services);
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
  const account = await findSession(store.db, tokenHash, clock());
  if (account === undefined) throw new Problem('signed-out');
  const grants = await activeGrants(store.db, account.id, clock());
  const fitting = grants.filter(({ role }) => need === 'signed-in' || allows(role, need));
  if (need !== 'signed-in' && fitting.length === 0) throw new Problem('not-allowed');
  const roots = fitting.map(({ unitId }) => unitId);
  return { account, tokenHash, scope: await scopeUnder(store.db, roots) };
}
