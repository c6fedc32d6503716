import type { DutyProblem } from '../../shared/api/duty-problems.ts';
import type { ServerUnderTest } from '../support/server-under-test.ts';
import { OFFICE } from '../support/small-office.ts';

interface Scene {
  readonly server: ServerUnderTest;
  readonly cookie: string;
}

const ALWAYS = { valid_from: '2016-01-01', valid_to: null };

/** Puts an official on duty who is made for it. */
async function post({ server, cookie }: Scene, parts: Readonly<Record<string, string | null>>) {
  const { unit_id = OFFICE.commune, seconded_to = null, from = '2026-11-19T07:30' } = parts;
  const id = `cb-${String(unit_id)}-${String(seconded_to)}`;
  await server.services.store.db
    .insertInto('officials')
    .values({
      ...{ id, unit_id: String(unit_id), code: id, family_name: 'Nguyễn Thị', given_name: 'Hoa' },
      ...{ honorific: 'Bà', title: null, seconded_from: null, seconded_to, ...ALWAYS },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const json = { counterId: OFFICE.otherCounter, officialId: id, from, to: '2026-11-19T11:30' };
  return server.call('/api/v1/organisation/duties', { json, cookie });
}

/** For every refusal of a change of the roster a call that is refused with it. */
export const PROVOKED_DUTIES: Readonly<Record<DutyProblem, (scene: Scene) => Promise<Response>>> = {
  'duty-overlaps': async (scene) => {
    await post(scene, {});
    return post(scene, { from: '2026-11-19T09:00' });
  },
  'duty-outside-validity': (scene) => post(scene, { seconded_to: '2026-11-18' }),
  'official-of-another-unit': (scene) => post(scene, { unit_id: OFFICE.province }),
};
