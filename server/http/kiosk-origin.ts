import type { RequestHandler } from 'express';
import { ROUTES, type Route, type RouteName } from '../../shared/api/routes.ts';
import { Problem } from './problem.ts';

/** What a kiosk calls before it has a key of its own. */
const OPEN_TO_KIOSKS: readonly RouteName[] = [
  'health',
  'postPairing',
  'postPairingPoll',
  'getAuthorityCertificate',
];

/**
 * With a hostname of their own, kiosks find nothing there but the kiosk: no page that signs in,
 * no cookie. Signing out at a shared origin could wipe what a kiosk has not sent yet. The kiosk's
 * pages are not served on the managers' hostname then.
 */
export function separateKioskOrigin(kioskOrigin: string | null): RequestHandler {
  if (kioskOrigin === null) return (_request, _response, next) => next();
  const kioskHost = new URL(kioskOrigin).host;
  const kioskApi = new Set(kioskPaths());
  return (request, response, next) => {
    const isKioskPage = request.path === '/kiosk' || request.path.startsWith('/kiosk/');
    if (request.host !== kioskHost) {
      if (isKioskPage) response.redirect(308, `${kioskOrigin}/kiosk/`);
      else next();
    } else if (request.path === '/') {
      response.redirect(308, '/kiosk/');
    } else if (isKioskPage || kioskApi.has(request.path)) {
      next();
    } else {
      throw new Problem('not-found');
    }
  };
}

function kioskPaths(): string[] {
  return Object.entries<Route>(ROUTES)
    .filter(
      ([name, { access }]) => access === 'kiosk' || OPEN_TO_KIOSKS.some((open) => open === name),
    )
    .map(([, { path }]) => path);
}
