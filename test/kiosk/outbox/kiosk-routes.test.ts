import { expect, it } from 'vitest';
import { KIOSK_ROUTES } from '../../../shared/api/kiosk-routes.ts';
import { ROUTES } from '../../../shared/api/routes.ts';

it.each([
  ['records', 'post'],
  ['configuration', 'get'],
  ['pairings', 'post'],
  ['pairingPoll', 'post'],
] as const)("the address '%s' that a kiosk knows is in the table of routes", (name, method) => {
  const routes = Object.values(ROUTES).filter(({ path }) => path === KIOSK_ROUTES[name]);
  expect(routes.map((route) => route.method)).toContain(method);
});
