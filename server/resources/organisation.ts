import type { HistoryUnit, OrganisationHistory } from '../../shared/api/organisation-history.ts';
import type { LocalDay } from '../../shared/domain/local-day.ts';
import type { Unit } from '../../shared/domain/unit.ts';
import type { ApiRouter } from '../http/api-router.ts';
import type { SignedIn } from '../http/call.ts';
import { endpoint } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import type { ActContext } from '../store/act-context.ts';
import { addUnit, moveUnit } from '../store/change-units.ts';
import { recordSuccession } from '../store/record-succession.ts';
import { loadUnitHistory, parentOn, type UnitHistory } from '../store/unit-history.ts';
import { readAs } from '../store/read-as.ts';
import { covers, type Scope } from '../store/scope.ts';
import { loadUnitPlaces } from '../store/unit-places.ts';
import { done, organisationPlaces } from './organisation-places.ts';

/** `/organisation`: the tree with its history, and every change of it. */
export function organisation(router: ApiRouter, services: Services): void {
  reads(router, services);
  const { store } = services;
  const act = actOf(services);
  endpoint(router, 'postUnit', async ({ body, caller }) =>
    done(await addUnit(store, body, act(caller))),
  );
  endpoint(router, 'postUnitParent', async ({ params, body, caller }) =>
    done(await moveUnit(store, { ...body, unitId: params.id }, act(caller))),
  );
  endpoint(router, 'postSuccession', async ({ body, caller }) =>
    done(await recordSuccession(store, body, act(caller))),
  );
  organisationPlaces(router, services);
}

function reads(router: ApiRouter, { store }: Services): void {
  endpoint(router, 'getOrganisation', async ({ query, caller }) =>
    ownPart(historyOn(await readAs(store, caller.scope, loadUnitHistory), query.day), caller.scope),
  );
  endpoint(router, 'getUnitPlaces', async ({ params, caller }) => {
    const { units } = await readAs(store, caller.scope, loadUnitHistory);
    if (!units.has(params.id) || !covers(caller.scope, params.id)) {
      throw new Problem('unknown-unit', { detail: params.id });
    }
    return readAs(store, caller.scope, (db) => loadUnitPlaces(db, params.id));
  });
}

function historyOn(history: UnitHistory, day: LocalDay): OrganisationHistory {
  const placed = (unit: Unit): HistoryUnit => ({
    ...unit,
    parentId: parentOn(history, unit.id, nearestDay(unit, day)),
  });
  return { day, units: [...history.units.values()].map(placed), successions: history.successions };
}

/** The units of the scope, and the successions between them. */
function ownPart(history: OrganisationHistory, scope: Scope): OrganisationHistory {
  if (scope.kind === 'whole') return history;
  const units = history.units.filter(({ id }) => covers(scope, id));
  const known = (id: string | null) => id === null || covers(scope, id);
  return {
    ...history,
    units: units.map((unit) => (known(unit.parentId) ? unit : { ...unit, parentId: null })),
    successions: history.successions.filter(
      ({ predecessorId, successorId }) => known(predecessorId) && known(successorId),
    ),
  };
}

function nearestDay({ validFrom, validTo }: Unit, day: LocalDay): LocalDay {
  if (day < validFrom) return validFrom;
  return validTo !== null && day > validTo ? validTo : day;
}

/** Whose act on the tree it will be; throws when the account does not answer for the whole of it. */
const actOf =
  (services: Services) =>
  (caller: SignedIn): ActContext => {
    if (caller.scope.kind !== 'whole') throw new Problem('organisation-elsewhere');
    return contextOf(services, caller);
  };

function contextOf({ clock, newId }: Services, { account }: SignedIn): ActContext {
  return { atMs: clock(), newId, accountId: account.id };
}
