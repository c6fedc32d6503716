import type { Request } from 'express';
import type { Route } from '../../shared/api/routes.ts';
import { readCredential, type KioskCredential } from '../../shared/record/request-claim.ts';
import type { Services } from '../services.ts';
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
      return signedIn(request, services);
  }
}

function kioskCredential(request: Request): KioskCredential {
  const credential = readCredential(request.headers.authorization);
  if (credential !== undefined) return credential;
  throw new Problem('unknown-kiosk', { detail: 'Expected a MotCham Authorization header.' });
}

async function signedIn(request: Request, services: Services): Promise<SignedIn> {
  const token = readSessionToken(request.headers.cookie);
  if (token === undefined) throw new Problem('signed-out');
  const tokenHash = hashToken(token);
  const account = await findSession(services.store.db, tokenHash, services.clock());
  if (account === undefined) throw new Problem('signed-out');
  return { account, tokenHash };
}
