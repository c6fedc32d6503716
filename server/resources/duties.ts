import type { Result } from '../../shared/result.ts';
import type { ApiRouter } from '../http/api-router.ts';
import type { SignedIn } from '../http/call.ts';
import { endpoint } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { addDuty, changeDuty, removeDuty } from '../store/change-duties.ts';
import type { PlaceContext } from '../store/change-places.ts';
import type { DutyRefused } from '../store/check-duty.ts';
import { copyDuties } from '../store/copy-duties.ts';
import { loadUnitDuties } from '../store/unit-duties.ts';
import { covers, type Scope } from '../store/scope.ts';
import { unitExists } from '../store/unit-ids.ts';

/** `/organisation/.../duties`: who serves which counter when, each within the caller's scope. */
export function duties(router: ApiRouter, services: Services): void {
  const { store, clock, newId } = services;
  const act = ({ account, scope }: SignedIn): PlaceContext => ({
    ...{ atMs: clock(), newId, accountId: account.id, scope },
  });
  const mustReach = async (unitId: string, scope: Scope): Promise<void> => {
    const isKnown = covers(scope, unitId) && (await unitExists(store.db, unitId));
    if (!isKnown) throw new Problem('unknown-unit', { detail: unitId });
  };
  endpoint(router, 'getUnitDuties', async ({ params, query, caller }) => {
    await mustReach(params.id, caller.scope);
    return { duties: await loadUnitDuties(store.db, params.id, query) };
  });
  endpoint(router, 'postDuty', async ({ body, caller }) =>
    done(await addDuty(store, body, act(caller))),
  );
  endpoint(router, 'putDuty', async ({ params, body, caller }) =>
    done(await changeDuty(store, { ...body, id: params.id }, act(caller))),
  );
  endpoint(router, 'deleteDuty', async ({ params, caller }) =>
    done(await removeDuty(store, params.id, act(caller))),
  );
  endpoint(router, 'postDutyCopy', async ({ params, body, caller }) => {
    await mustReach(params.id, caller.scope);
    return copyDuties(store, { ...body, unitId: params.id }, act(caller));
  });
}

function done<Value>(result: Result<Value, DutyRefused>): Value {
  if (result.ok) return result.value;
  const { code, detail, issues } = result.error;
  throw new Problem(code, { detail, ...(issues === undefined ? {} : { issues }) });
}
