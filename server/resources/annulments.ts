import type { Annulments, AnnulmentWindowQuery } from '../../shared/api/annulments.ts';
import { localDayOf } from '../../shared/domain/local-day.ts';
import { localMinuteStartMs } from '../../shared/domain/local-minute.ts';
import type { AnnulmentProblem } from '../../shared/api/annulment-problems.ts';
import type { Result } from '../../shared/result.ts';
import type { AnnulmentContext } from '../annulment/annulment-audit.ts';
import { powersOf } from '../annulment/annulment-powers.ts';
import { annulmentSummaries } from '../annulment/annulment-summaries.ts';
import { decideAnnulment } from '../annulment/decide-annulment.ts';
import { proposeAnnulment, proposeLift, unitOfPlace } from '../annulment/propose-annulment.ts';
import { coverageOf } from '../annulment/window-coverage.ts';
import type { ApiRouter } from '../http/api-router.ts';
import type { SignedIn } from '../http/call.ts';
import { endpoint } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { findAnnulment, type Annulment, type AnnulmentWindow } from '../store/annulments.ts';
import { activeGrants } from '../store/grants.ts';
import { readAs } from '../store/read-as.ts';
import { covers, scopeUnder } from '../store/scope.ts';
import { loadSettings } from '../store/settings.ts';
import { allows } from '../../shared/domain/role.ts';

/** `/annulments`: ratings that decisions of two persons put out of the figures. */
export function annulments(router: ApiRouter, services: Services): void {
  const { store, clock, newId } = services;
  const act = ({ account }: SignedIn): AnnulmentContext => ({
    ...{ atMs: clock(), newId, accountId: account.id },
  });
  endpoint(router, 'getAnnulments', ({ query: { before }, caller }) =>
    annulmentsFor(caller, services, before),
  );
  endpoint(router, 'getAnnulmentCoverage', async ({ query, caller }) => {
    const window = await windowOf(query, caller, services);
    const powers = await powersOf(store.db, caller.account.id, clock());
    const fewerThan = await fewerThanOf(services);
    const reader = { seesSingle: powers.seesSingle(window.unitId), fewerThan };
    return readAs(store, caller.scope, (db) => coverageOf(db, window, reader));
  });
  endpoint(router, 'postAnnulment', async ({ body, caller }) => {
    const { reason, explanation } = body;
    const asked = { ...(await windowOf(body, caller, services)), reason, explanation };
    done(await proposeAnnulment(store, asked, act(caller)));
    return annulmentsFor(caller, services);
  });
  endpoint(router, 'postAnnulmentLift', async ({ params, body, caller }) => {
    const { id } = await reachedAnnulment(params.id, caller, services);
    done(await proposeLift(store, { id, ...body }, act(caller)));
    return annulmentsFor(caller, services);
  });
  endpoint(router, 'postAnnulmentDecision', async ({ params, body, caller }) => {
    const { id, unitId, proposedBy } = await reachedAnnulment(params.id, caller, services);
    const powers = await powersOf(store.db, caller.account.id, clock());
    const isProposer = proposedBy === caller.account.id;
    if (!isProposer && !powers.mayDecide(unitId)) throw new Problem('annulment-from-above');
    done(await decideAnnulment(store, { id, ...body }, act(caller)));
    return annulmentsFor(caller, services);
  });
  endpoint(router, 'postAnnulmentWithdrawal', async ({ params, caller }) => {
    const { id } = await reachedAnnulment(params.id, caller, services);
    const asked = { id, decision: 'withdraw', digest: '', note: '' } as const;
    done(await decideAnnulment(store, asked, act(caller)));
    return annulmentsFor(caller, services);
  });
}

/** Whatever the call was about: who may see reports sees every decision on their figures. */
async function annulmentsFor(
  { account }: SignedIn,
  services: Services,
  before?: string,
): Promise<Annulments> {
  const { store, clock } = services;
  const nowMs = clock();
  const grants = await activeGrants(store.db, account.id, nowMs);
  const seeing = grants.filter(({ role }) => allows(role, 'see-reports'));
  const scope = await scopeUnder(
    store.db,
    seeing.map(({ unitId }) => unitId),
  );
  const powers = await powersOf(store.db, account.id, nowMs);
  const fewerThan = await fewerThanOf(services);
  const reader = { accountId: account.id, powers, fewerThan, nowMs, before };
  const page = await readAs(store, scope, (db) => annulmentSummaries(db, scope, reader));
  return { ...page, nowMs };
}

async function fewerThanOf({ store, clock }: Services): Promise<number> {
  const { thresholds } = await loadSettings(store.db, localDayOf(clock()));
  return thresholds.counter;
}

/** The window with the unit whose ratings it is about; beyond the scope there is no such place. */
async function windowOf(
  { place, id, from, to }: AnnulmentWindowQuery,
  { scope }: SignedIn,
  { store }: Services,
): Promise<AnnulmentWindow> {
  const unitId = await unitOfPlace(store.db, { kind: place, id });
  if (unitId === undefined || !covers(scope, unitId)) {
    throw new Problem('not-found', { detail: `${place} ${id}` });
  }
  const [fromMs, toMs] = [localMinuteStartMs(from), localMinuteStartMs(to)];
  return { unitId, place: { kind: place, id }, fromMs, toMs };
}

async function reachedAnnulment(
  id: string,
  { scope }: SignedIn,
  { store }: Services,
): Promise<Annulment> {
  const annulment = await findAnnulment(store.db, id);
  if (annulment === undefined || !covers(scope, annulment.unitId)) {
    throw new Problem('no-such-annulment');
  }
  return annulment;
}

function done<Value>(result: Result<Value, AnnulmentProblem>): Value {
  if (result.ok) return result.value;
  throw new Problem(result.error);
}
