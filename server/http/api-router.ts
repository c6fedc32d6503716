import { Router } from 'express';
import { ROUTES, type RouteName } from '../../shared/api/routes.ts';
import type { Services } from '../services.ts';
import type { Gate } from './gate.ts';
import { makeKioskTurn } from './kiosk-turn.ts';

/** Collects the routes as the resources register them, and knows which are still missing. */
export interface ApiRouter {
  readonly services: Services;
  readonly express: Router;
  /** Runs what reads and takes in the body of a kiosk. */
  readonly kioskTurn: Gate;
  /** Takes a route; throws when it is not declared or was taken before. */
  claim(name: RouteName): void;
  /** Throws when a declared route has no handler: the server must not start half deaf. */
  assertComplete(): void;
}

export function makeApiRouter(services: Services): ApiRouter {
  const claimed = new Set<string>();
  return {
    services,
    express: Router({ caseSensitive: true, strict: true }),
    kioskTurn: makeKioskTurn(Math.random),
    claim: (name) => {
      if (!(name in ROUTES)) throw new Error(`Route ${name} is not declared in ROUTES.`);
      if (claimed.has(name)) throw new Error(`Route ${name} is registered twice.`);
      claimed.add(name);
    },
    assertComplete: () => {
      const missing = Object.keys(ROUTES).filter((name) => !claimed.has(name));
      if (missing.length > 0) throw new Error(`No handler for: ${missing.join(', ')}.`);
    },
  };
}
