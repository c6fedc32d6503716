import { insertAnnulment } from '../../server/store/annulments.ts';
import type { AnnulmentProblem } from '../../shared/api/annulment-problems.ts';
import { DAY_MS } from '../../shared/domain/local-day.ts';
import { OTHER_SET } from '../support/agreed-set.ts';
import type { ServerUnderTest } from '../support/server-under-test.ts';
import { signInAs } from '../support/sign-in-as.ts';
import { OFFICE } from '../support/small-office.ts';

interface Scene {
  readonly server: ServerUnderTest;
}

/** Somebody who has just given the password. */
interface Person extends Scene {
  readonly id: string;
  readonly cookie: string;
}

const EXPLANATION = 'Thử máy trước giờ mở cửa, có biên bản';

async function administrator({ server }: Scene, unitId: string | null = null): Promise<Person> {
  const cookie = await signInAs(server, 'administrator', unitId);
  const accounts = server.services.store.db.selectFrom('accounts').select('id');
  const { id } = await accounts.orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow();
  return { server, id, cookie };
}

const post = ({ server, cookie }: Person, path: string, json: object): Promise<Response> =>
  server.call(`/api/v1/annulments${path}`, { method: 'POST', json, cookie });

const propose = (person: Person, from: string, to: string): Promise<Response> =>
  post(person, '', {
    ...{ place: 'counter', id: OFFICE.counter, from, to },
    ...{ reason: 'test', explanation: EXPLANATION },
  });

const approve = (person: Person, id: string): Promise<Response> =>
  post(person, `/${id}/decision`, { decision: 'approve', digest: OTHER_SET, note: '' });

const withdraw = ({ server, cookie }: Person, id: string): Promise<Response> =>
  server.call(`/api/v1/annulments/${id}/withdrawal`, { method: 'POST', cookie });

/** A proposal about the first counter; answers its id. */
async function proposed(
  { server }: Scene,
  { by = 'somebody', ageMs = 0 }: { readonly by?: string; readonly ageMs?: number } = {},
): Promise<string> {
  const { store, newId, clock } = server.services;
  const [id, nowMs] = [newId(), clock() - ageMs];
  await store.db.transaction().execute((trx) =>
    insertAnnulment(trx, {
      ...{ id, unitId: OFFICE.commune, kind: 'annul', liftsId: null, reason: 'test' },
      ...{ place: { kind: 'counter', id: OFFICE.counter }, explanation: EXPLANATION },
      ...{ fromMs: nowMs - DAY_MS, toMs: nowMs, proposedBy: by, proposedAtMs: nowMs },
    }),
  );
  return id;
}

/** For every refusal of an annulment a call that is refused with it. */
export const PROVOKED_ANNULMENTS: Readonly<
  Record<AnnulmentProblem, (scene: Scene) => Promise<Response>>
> = {
  'no-such-annulment': async (scene) => withdraw(await administrator(scene), 'none'),
  'annulment-in-future': async (scene) =>
    propose(await administrator(scene), '2099-01-01T07:00', '2099-01-01T08:00'),
  'annulment-covers-nothing': async (scene) =>
    propose(await administrator(scene), '2017-01-02T07:00', '2017-01-02T08:00'),
  'annulment-changed': async (scene) => approve(await administrator(scene), await proposed(scene)),
  'annulment-decided': async (scene) =>
    approve(await administrator(scene), await proposed(scene, { ageMs: 30 * DAY_MS })),
  'annulment-not-in-force': async (scene) =>
    post(await administrator(scene), `/${await proposed(scene)}/lift`, {
      explanation: EXPLANATION,
    }),
  'annulment-second-person': async (scene) => {
    const person = await administrator(scene);
    return approve(person, await proposed(scene, { by: person.id }));
  },
  'annulment-not-the-proposer': async (scene) =>
    withdraw(await administrator(scene), await proposed(scene)),
  'annulment-from-above': async (scene) =>
    approve(await administrator(scene, OFFICE.commune), await proposed(scene)),
};
