import type {
  SuccessionRecorded,
  SuccessionRequest,
  Successor,
} from '../../shared/api/successions.ts';
import { addDays } from '../../shared/domain/local-day.ts';
import { isWhole } from '../../shared/domain/succession.ts';
import { isValidOn } from '../../shared/domain/validity.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { ActContext } from './act-context.ts';
import { appendAudit } from './audit-log.ts';
import { checkSuccession, type OrganisationRefusal } from './check-succession.ts';
import { endOfficials, endUnit, standBelow } from './end-unit.ts';
import type { Store, StoreTransaction } from './open-store.ts';
import { takeOverPlaces } from './take-over-places.ts';
import { lockUnitHistory, parentOn, type UnitHistory } from './unit-history.ts';
import { inTransaction, type Writing } from './writing.ts';

/**
 * Records what a resolution did to units, all of it or nothing: predecessors end, successors begin,
 * what stood below a predecessor stands below its successor (of a split or dissolution: below the
 * predecessor's own parent). Ratings keep the unit of their time.
 */
export function recordSuccession(
  store: Store,
  request: SuccessionRequest,
  context: ActContext,
): Promise<Result<SuccessionRecorded, OrganisationRefusal>> {
  return inTransaction(store, (writing) => succeed(writing, request, context));
}

/** The same inside a transaction of the caller's. */
export async function succeed(
  writing: Writing,
  request: SuccessionRequest,
  context: ActContext,
): Promise<Result<SuccessionRecorded, OrganisationRefusal>> {
  const { trx } = writing;
  const history = await lockUnitHistory(writing);
  const checked = checkSuccession(history, request);
  if (!checked.ok) return checked;
  const successorIds: string[] = [];
  for (const successor of request.successors) {
    successorIds.push(await openSuccessor(trx, { request, successor, context }));
  }
  for (const predecessorId of request.predecessorIds) {
    await endPredecessor(trx, { history, request, predecessorId, successorIds, context });
  }
  const kiosksToPair = await kiosksOf(trx, request.predecessorIds);
  await auditSuccession(trx, history, { request, successorIds, kiosksToPair, context });
  return ok({ successorIds, kiosksToPair });
}

/** For callers whose requests are ours: a refusal is then a bug. */
export function recorded(result: Result<SuccessionRecorded, OrganisationRefusal>) {
  if (result.ok) return result.value;
  throw new Error(`The succession was refused: ${result.error.code}, ${result.error.detail}.`);
}

async function openSuccessor(
  trx: StoreTransaction,
  parts: { request: SuccessionRequest; successor: Successor; context: ActContext },
): Promise<string> {
  const { request, successor, context } = parts;
  if (successor.is === 'existing') return successor.unitId;
  const { code, name, kind, parentId } = successor;
  const id = context.newId();
  await trx
    .insertInto('units')
    .values({ id, code, name, kind, valid_from: request.onDay, valid_to: null })
    .execute();
  await standBelow(trx, { unitId: id, onDay: request.onDay, parentId });
  return id;
}

interface Ending {
  readonly history: UnitHistory;
  readonly request: SuccessionRequest;
  readonly predecessorId: string;
  readonly successorIds: readonly string[];
  readonly context: ActContext;
}

async function endPredecessor(trx: StoreTransaction, ending: Ending): Promise<void> {
  const { history, request, predecessorId, successorIds, context } = ending;
  const { onDay } = request;
  const heir = isWhole(request) ? successorIds[0] : undefined;
  if (heir !== undefined) {
    await takeOverPlaces(trx, {
      fromUnitId: predecessorId,
      toUnitId: heir,
      onDay,
      newId: context.newId,
    });
  } else await endOfficials(trx, { unitId: predecessorId, onDay });
  await endUnit(trx, { unitId: predecessorId, onDay });
  const above = heir ?? parentOn(history, predecessorId, addDays(onDay, -1));
  for (const unitId of childrenOn(history, predecessorId, request)) {
    await standBelow(trx, { unitId, onDay, parentId: above });
  }
  await insertSuccessions(trx, ending);
}

async function insertSuccessions(trx: StoreTransaction, ending: Ending): Promise<void> {
  const { request, predecessorId, successorIds, context } = ending;
  const { kind, onDay, legalBasis, successors } = request;
  const pairs: readonly (string | null)[] = successorIds.length === 0 ? [null] : successorIds;
  const rows = pairs.map((successorId, place) => ({
    id: context.newId(),
    predecessor_id: predecessorId,
    successor_id: successorId,
    kind,
    on_day: onDay,
    legal_basis: legalBasis,
    share: successors[place]?.share ?? null,
  }));
  await trx.insertInto('unit_successions').values(rows).execute();
}

/** Units that stand below a predecessor on the day and do not end with it themselves. */
function childrenOn(
  { links, units }: UnitHistory,
  parentId: string,
  { onDay, predecessorIds }: SuccessionRequest,
): string[] {
  const children = links.filter((link) => link.parentId === parentId && isValidOn(link, onDay));
  return children.flatMap(({ childId }) => {
    const child = units.get(childId);
    const goesOn = child !== undefined && isValidOn(child, onDay);
    return goesOn && !predecessorIds.includes(childId) ? [childId] : [];
  });
}

async function kiosksOf(trx: StoreTransaction, unitIds: readonly string[]): Promise<number> {
  const { n } = await trx
    .selectFrom('kiosks')
    .where('unit_id', 'in', unitIds)
    .where('status', '<>', 'revoked')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

async function auditSuccession(
  trx: StoreTransaction,
  { units }: UnitHistory,
  act: {
    request: SuccessionRequest;
    successorIds: readonly string[];
    kiosksToPair: number;
    context: ActContext;
  },
): Promise<void> {
  const { request, successorIds, kiosksToPair, context } = act;
  const { kind, onDay, legalBasis, predecessorIds, successors } = request;
  const named = (id: string) => ({ id, code: units.get(id)?.code, name: units.get(id)?.name });
  const detail = {
    ...{ kind, onDay, legalBasis, kiosksToPair },
    predecessors: predecessorIds.map(named),
    successors: successors.map((one, place) =>
      one.is === 'existing'
        ? named(one.unitId)
        : { id: successorIds[place], code: one.code, name: one.name },
    ),
  };
  const { newId, atMs, accountId } = context;
  const action = 'organisation.succession';
  await appendAudit(trx, { id: newId(), atMs, accountId, action, detail });
}
