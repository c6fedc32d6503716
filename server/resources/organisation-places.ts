import type { ApiRouter } from '../http/api-router.ts';
import type { SignedIn } from '../http/call.ts';
import { endpoint } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { addCounter, addOfficial, addServicePoint } from '../store/add-places.ts';
import {
  changeCounter,
  changeOfficial,
  changeServicePoint,
  type PlaceContext,
} from '../store/change-places.ts';
import { endPlace } from '../store/end-places.ts';
import type { PlaceRefusal } from '../store/place-refusal.ts';
import type { Result } from '../../shared/result.ts';

/** Service points, counters and officials, each within the scope of whoever changes them. */
export function organisationPlaces(router: ApiRouter, services: Services): void {
  changes(router, services);
  const { store } = services;
  const act = actOf(services);
  endpoint(router, 'postServicePoint', async ({ params, body, caller }) =>
    done(await addServicePoint(store, { ...body, unitId: params.id }, act(caller))),
  );
  endpoint(router, 'postCounter', async ({ params, body, caller }) =>
    done(await addCounter(store, { ...body, pointId: params.id }, act(caller))),
  );
  endpoint(router, 'postOfficial', async ({ params, body, caller }) =>
    done(await addOfficial(store, { ...body, unitId: params.id }, act(caller))),
  );
  for (const [route, table] of [
    ['postServicePointEnd', 'service_points'],
    ['postCounterEnd', 'counters'],
    ['postOfficialEnd', 'officials'],
  ] as const) {
    endpoint(router, route, async ({ params, body, caller }) =>
      done(await endPlace(store, { table, id: params.id, ...body }, act(caller))),
    );
  }
}

function changes(router: ApiRouter, services: Services): void {
  const { store } = services;
  const act = actOf(services);
  endpoint(router, 'putServicePoint', async ({ params, body, caller }) =>
    done(await changeServicePoint(store, { ...body, id: params.id }, act(caller))),
  );
  endpoint(router, 'putCounter', async ({ params, body, caller }) =>
    done(await changeCounter(store, { ...body, id: params.id }, act(caller))),
  );
  endpoint(router, 'putOfficial', async ({ params, body, caller }) =>
    done(await changeOfficial(store, { ...body, id: params.id }, act(caller))),
  );
}

const actOf =
  ({ clock, newId }: Services) =>
  ({ account, scope }: SignedIn): PlaceContext => ({
    atMs: clock(),
    newId,
    accountId: account.id,
    scope,
  });

/** What was done; throws the refusal of what was not. */
export function done<Value>(result: Result<Value, PlaceRefusal>): Value {
  if (result.ok) return result.value;
  const { code, ...details } = result.error;
  throw new Problem(code, details);
}
