import type { SettingsProblem } from '../../shared/api/settings-problems.ts';
import { localDayOf } from '../../shared/domain/local-day.ts';
import { writeSetting } from '../../server/store/settings.ts';
import { insertOneRating } from '../support/one-rating.ts';
import { signInAs } from '../support/sign-in-as.ts';
import { cookieOf, GOOD_PASSWORD, type ServerUnderTest } from '../support/server-under-test.ts';
import { OFFICE } from '../support/small-office.ts';

interface Scene {
  readonly server: ServerUnderTest;
  readonly cookie: string;
}

/** Removing asks for a recent password. */
async function remove(server: ServerUnderTest): Promise<Response> {
  const json = { login: 'quantri', password: GOOD_PASSWORD };
  const cookie = cookieOf(await server.call('/api/v1/sessions', { json }));
  const confirmation = { confirmation: 'XOA' };
  return server.call('/api/v1/sample-data/removal', { json: confirmation, cookie });
}

/** For every refusal around the settings a call that is refused with it. */
export const PROVOKED_SETTINGS: Readonly<
  Record<SettingsProblem, (scene: Scene) => Promise<Response>>
> = {
  'settings-elsewhere': async ({ server }) =>
    server.call('/api/v1/settings', {
      cookie: await signInAs(server, 'administrator', OFFICE.commune),
    }),
  'decision-in-the-past': async ({ server, cookie }) => {
    await insertOneRating(server.services.store, OFFICE.commune);
    const json = { name: 'minimum-n', value: 40, validFrom: '2020-01-01', legalBasis: null };
    return server.call('/api/v1/settings', { json, cookie });
  },
  'no-such-target': ({ server, cookie }) =>
    server.call('/api/v1/targets/none/end', { json: { lastDay: '2030-01-01' }, cookie }),
  'no-sample-data': ({ server }) => remove(server),
  'sample-loading': async ({ server, cookie }) => {
    const { store, clock } = server.services;
    const [id, atMs] = ['load-under-way', clock()];
    await store.db
      .insertInto('sample_loads')
      .values({
        ...{ id, started_by: null, started_at_ms: atMs, wanted: 9, done: 0, seen_at_ms: atMs },
        ...{ ended_at_ms: null, failure: null },
      })
      .execute();
    const refused = await server.call('/api/v1/sample-data/load', { method: 'POST', cookie });
    await store.db.deleteFrom('sample_loads').execute();
    return refused;
  },
  'office-not-empty': ({ server, cookie }) =>
    server.call('/api/v1/sample-data/load', { method: 'POST', cookie }),
  'not-only-sample': async ({ server }) => {
    const { store, clock } = server.services;
    // Somebody holds a role on one of the units.
    await signInAs(server, 'manager', OFFICE.commune);
    const decision = { validFrom: localDayOf(clock()), legalBasis: null };
    await writeSetting(store.db, { name: 'sample', value: true, ...decision });
    const refused = await remove(server);
    await writeSetting(store.db, { name: 'sample', value: false, ...decision });
    return refused;
  },
};
