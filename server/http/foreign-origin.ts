import type { Request } from 'express';
import type { Route } from '../../shared/api/routes.ts';
import { Problem } from './problem.ts';

/**
 * Refuses a change that another site's page asks for in the name of whoever is signed in. The
 * cookie is SameSite=Strict already; this is the second wall, and the only one against a
 * neighbour on another port of the same host. A caller without a browser sends neither header.
 */
export function rejectForeignOrigin(route: Route, request: Request): void {
  if (route.method === 'get' || route.access === 'kiosk') return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    throw new Problem('foreign-origin', { detail: `Sec-Fetch-Site was ${site}.` });
  }
  const { origin } = request.headers;
  if (origin !== undefined && hostOf(origin) !== request.host) {
    throw new Problem('foreign-origin', { detail: `Origin was ${origin.slice(0, 200)}.` });
  }
}

/** Host with port, as the Host header writes it: a default port is left out of both. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
