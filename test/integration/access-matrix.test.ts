import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROUTES, type RouteName } from '../../shared/api/routes.ts';
import { allows, ROLES, type Role } from '../../shared/domain/role.ts';
import {
  setUp,
  startServerUnderTest,
  type CallInit,
  type ServerUnderTest,
} from '../support/server-under-test.ts';
import { signInAs } from '../support/sign-in-as.ts';
import { insertPlaces, markOf, PLACES, type Place } from './access-places.ts';
import { PROBES } from './access-probes.ts';

/**
 * Every route for accounts × every role on the unit 'own' × what the call is about: that unit, one
 * below, one beside, the one above. A route without a probe does not compile.
 */
let server: ServerUnderTest;
let administrator: string;
const cookies = new Map<Role, string>();
beforeAll(async () => {
  server = await startServerUnderTest({ env: { SECOND_FACTOR_ROLES: 'none' } });
  administrator = await setUp(server);
  await insertPlaces(server);
  for (const role of ROLES) cookies.set(role, await signInAs(server, role, 'unit-own'));
});
afterAll(() => server.stop());

const REACHED: readonly Place[] = ['own', 'child'];
const BEYOND = PLACES.filter((place) => !REACHED.includes(place));
const OF_A_PLACE = ['a place', 'the whole tree'];
const NOT_LET_IN = [401, 403, 404];

interface Case {
  readonly route: keyof typeof PROBES;
  readonly role: Role;
  readonly place: Place;
}

const cases = (Object.keys(PROBES) as (keyof typeof PROBES)[]).flatMap((route) =>
  ROLES.flatMap((role) => PLACES.map((place): Case => ({ route, role, place }))),
);

const mayCall = (route: RouteName, role: Role): boolean => {
  const { access, ...declared } = ROUTES[route];
  if (access !== 'account' || !('needs' in declared)) throw new Error(`${route} needs no account`);
  return declared.needs === 'signed-in' || allows(role, declared.needs);
};

async function probe({ route, role, place }: Case): Promise<Response> {
  const { path, init } = await PROBES[route].call(place, { server, administrator });
  const { method } = ROUTES[route];
  const call: CallInit = { method: method.toUpperCase(), ...init };
  // Of the session that a call may end, a fresh one.
  const cookie =
    route === 'deleteSession' ? await signInAs(server, role, 'unit-own') : cookies.get(role);
  return server.call(path, { ...call, cookie: cookie ?? '' });
}

describe.each(cases)('$route as $role about $place', ({ route, role, place }) => {
  const { isAbout } = PROBES[route];
  const letIn = mayCall(route, role) && (!OF_A_PLACE.includes(isAbout) || REACHED.includes(place));

  it(letIn ? 'is answered, with nothing from beyond' : 'is refused', async () => {
    const response = await probe({ route, role, place });
    const text = await response.text();
    if (isAbout === 'oneself') expect(response.status, text).toBeLessThan(500);
    else if (letIn && isAbout !== 'the whole tree')
      expect(NOT_LET_IN).not.toContain(response.status);
    else expect([403, 404], text).toContain(response.status);
    for (const beyond of BEYOND) expect(text).not.toContain(markOf(beyond));
  });
});

it('lets nobody in who is not signed in', async () => {
  for (const [name, { call }] of Object.entries(PROBES)) {
    const { path, init } = await call('own', { server, administrator });
    const { method } = ROUTES[name as RouteName];
    const response = await server.call(path, { method: method.toUpperCase(), ...init });
    expect(response.status, name).toBe(401);
  }
});

it('shows the administrator of the whole tree every mark: they are there to be leaked', async () => {
  const response = await server.call('/api/v1/units', { cookie: administrator });
  const text = await response.text();
  for (const place of PLACES) expect(text).toContain(markOf(place));
});
