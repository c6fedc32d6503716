import { signInAs } from '../support/sign-in-as.ts';
import type { OrganisationProblem } from '../../shared/api/organisation-problems.ts';
import type { ServerUnderTest } from '../support/server-under-test.ts';
import { OFFICE } from '../support/small-office.ts';

interface Scene {
  readonly server: ServerUnderTest;
  readonly cookie: string;
}

const ROOT = '/api/v1/organisation';

const post = ({ server, cookie }: Scene, path: string, json: object) =>
  server.call(`${ROOT}${path}`, { json, cookie });

const draft = (parts: object = {}) => ({
  ...{ code: 'DV-MOI', name: 'Đơn vị mới', kind: 'department', parentId: OFFICE.province },
  ...{ validFrom: '2026-01-01', ...parts },
});

const counter = (parts: object = {}) => ({
  ...{ name: 'Quầy mới', validFrom: '2026-01-01', ...parts },
});

const succession = (parts: object) => ({
  ...{ kind: 'dissolve', onDay: '2026-05-01', legalBasis: 'Nghị quyết minh họa' },
  ...{ predecessorIds: [OFFICE.commune], successors: [], ...parts },
});

const half = (code: string) => ({
  ...{ is: 'new', code, name: code, kind: 'commune', parentId: OFFICE.province, share: 0.7 },
});

/** For every refusal of a change of the organisation a call that is refused with it. */
export const PROVOKED_ORGANISATION: Readonly<
  Record<OrganisationProblem, (scene: Scene) => Promise<Response>>
> = {
  'unit-code-taken': (scene) => post(scene, '/units', draft({ code: '24' })),
  'unit-not-valid': (scene) => post(scene, '/units', draft({ validFrom: '2010-01-01' })),
  'before-unit-began': (scene) => post(scene, '/successions', succession({ onDay: '2015-01-01' })),
  'unit-has-heirs': async (scene) => {
    const { id } = (await (await post(scene, '/units', draft())).json()) as { id: string };
    await post(scene, '/successions', succession({ predecessorIds: [id] }));
    const again = succession({ predecessorIds: [id], onDay: '2026-06-01' });
    return post(scene, '/successions', again);
  },
  'parent-cycle': (scene) =>
    post(scene, `/units/${OFFICE.province}/parent`, {
      parentId: OFFICE.commune,
      onDay: '2026-01-01',
    }),
  'succession-cycle': (scene) =>
    post(
      scene,
      '/successions',
      succession({
        kind: 'merge',
        successors: [{ is: 'existing', unitId: OFFICE.commune, share: null }],
      }),
    ),
  'succession-shape': (scene) => post(scene, '/successions', succession({ kind: 'merge' })),
  'succession-shares': (scene) =>
    post(
      scene,
      '/successions',
      succession({ kind: 'split', successors: [half('N1'), half('N2')] }),
    ),
  'ends-before-it-begins': ({ server, cookie }) =>
    server.call(`${ROOT}/officials/official-1`, {
      method: 'PUT',
      json: {
        ...{ name: 'Nguyễn Văn An', honorific: null, title: null },
        ...{ secondedFrom: '2026-05-01', secondedTo: '2026-04-30' },
      },
      cookie,
    }),
  'place-code-taken': (scene) =>
    post(scene, '/service-points/point-1/counters', counter({ code: 'Q1' })),
  'place-not-valid': (scene) =>
    post(scene, '/service-points/point-1/counters', counter({ validFrom: '2010-01-01' })),
  'unknown-field': (scene) =>
    post(scene, '/service-points/point-1/counters', counter({ fieldCode: 'none' })),
  'kiosk-at-counter': async (scene) => {
    const place = { unit_id: OFFICE.commune, counter_id: OFFICE.counter };
    const kiosk = { id: 'kiosk-in-the-way', name: 'Máy 1', questionnaire_code: 'mot-cham' };
    await scene.server.services.store.db
      .insertInto('kiosks')
      .values({ ...kiosk, ...place, status: 'active', paired_at_ms: 0 })
      .execute();
    return post(scene, `/counters/${OFFICE.counter}/end`, { validTo: '2026-12-31' });
  },
  'duty-beyond': async (scene) => {
    const official = { name: 'Nguyễn Văn An', honorific: null, title: null };
    const always = { validFrom: '2016-01-01', secondedFrom: null, secondedTo: null };
    const added = await post(scene, `/units/${OFFICE.commune}/officials`, {
      ...official,
      ...always,
    });
    const { id } = (await added.json()) as { id: string };
    const duty = { id: `duty-of-${id}`, official_id: id, counter_id: OFFICE.otherCounter };
    const [starts_at_ms, ends_at_ms] = [Date.UTC(2027, 0, 1), Date.UTC(2027, 0, 2)];
    await scene.server.services.store.db
      .insertInto('duties')
      .values({ ...duty, starts_at_ms, ends_at_ms })
      .execute();
    return post(scene, `/officials/${id}/end`, { validTo: '2026-12-31' });
  },
  'counter-begins-later': async (scene) => {
    const point = { name: 'Bộ phận mới', validFrom: '2026-01-01' };
    const added = await post(scene, `/units/${OFFICE.commune}/service-points`, point);
    const { id } = (await added.json()) as { id: string };
    await post(scene, `/service-points/${id}/counters`, counter({ validFrom: '2026-06-01' }));
    return post(scene, `/service-points/${id}/end`, { validTo: '2026-05-31' });
  },
  'organisation-elsewhere': async ({ server }) =>
    server.call(`${ROOT}/units/${OFFICE.commune}/parent`, {
      method: 'POST',
      json: { parentId: null, onDay: '2026-12-01' },
      cookie: await signInAs(server, 'administrator', OFFICE.commune),
    }),
};
