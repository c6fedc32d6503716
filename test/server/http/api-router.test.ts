import { expect, it } from 'vitest';
import { ROUTES, type RouteName } from '../../../shared/api/routes.ts';
import { makeApiRouter } from '../../../server/http/api-router.ts';
import { makeServices, type Services } from '../../../server/services.ts';

// The router only hands its services on.
const router = () => makeApiRouter(makeServices({} as Services));
const names = Object.keys(ROUTES) as RouteName[];

it('is complete when every declared route was taken once', () => {
  const api = router();
  for (const name of names) api.claim(name);
  expect(() => api.assertComplete()).not.toThrow();
});

it('names the routes that nobody took', () => {
  const api = router();
  for (const name of names.filter((one) => one !== 'getUnits' && one !== 'health')) api.claim(name);
  expect(() => api.assertComplete()).toThrow('No handler for: health, getUnits.');
});

it('refuses a second handler for one route', () => {
  const api = router();
  api.claim('health');
  expect(() => api.claim('health')).toThrow('health is registered twice');
});

it('refuses a route that is not declared', () => {
  // As a program without types could ask.
  expect(() => router().claim('backDoor' as RouteName)).toThrow('backDoor is not declared');
});
