import type { ParentChange, UnitDraft } from '../../shared/api/organisation-history.ts';
import type { LocalDay } from '../../shared/domain/local-day.ts';
import { isValidOn } from '../../shared/domain/validity.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { ActContext } from './act-context.ts';
import { appendAudit } from './audit-log.ts';
import type { OrganisationRefusal } from './check-succession.ts';
import { standBelow } from './end-unit.ts';
import type { Store } from './open-store.ts';
import { lockUnitHistory, parentOn, standsBelow, type UnitHistory } from './unit-history.ts';
import { inTransaction } from './writing.ts';

type Changed = Result<{ readonly id: string }, OrganisationRefusal>;

/** Begins a unit that follows nobody; its code must be free from that day on. */
export function addUnit(store: Store, draft: UnitDraft, context: ActContext): Promise<Changed> {
  return inTransaction(store, async (writing) => {
    const history = await lockUnitHistory(writing);
    const { code, name, kind, parentId, validFrom } = draft;
    const refusal = parentRefusal(history, parentId, validFrom) ?? codeRefusal(history, draft);
    if (refusal !== undefined) return err(refusal);
    const id = context.newId();
    await writing.trx
      .insertInto('units')
      .values({ id, code, name, kind, valid_from: validFrom, valid_to: null })
      .execute();
    await standBelow(writing.trx, { unitId: id, onDay: validFrom, parentId });
    const { newId, atMs, accountId } = context;
    const audit = { id: newId(), atMs, accountId, action: 'unit.add', detail: { id, ...draft } };
    await appendAudit(writing.trx, audit);
    return ok({ id });
  });
}

/** Puts a unit elsewhere in the tree from a day on; refuses a place below itself. */
export function moveUnit(
  store: Store,
  change: ParentChange & Readonly<{ unitId: string }>,
  context: ActContext,
): Promise<Changed> {
  return inTransaction(store, async (writing) => {
    const history = await lockUnitHistory(writing);
    const { unitId, parentId, onDay } = change;
    const unit = history.units.get(unitId);
    if (unit === undefined) return err({ code: 'unknown-unit', detail: unitId });
    if (!isValidOn(unit, onDay)) return err({ code: 'unit-not-valid', detail: unit.name });
    const refusal = parentRefusal(history, parentId, onDay) ?? cycleRefusal(history, change);
    if (refusal !== undefined) return err(refusal);
    const before = parentOn(history, unitId, onDay);
    await standBelow(writing.trx, { unitId, onDay, parentId });
    const { newId, atMs, accountId } = context;
    const detail = { id: unitId, onDay, before, after: parentId };
    await appendAudit(writing.trx, { id: newId(), atMs, accountId, action: 'unit.move', detail });
    return ok({ id: unitId });
  });
}

function parentRefusal(
  { units }: UnitHistory,
  parentId: string | null,
  day: LocalDay,
): OrganisationRefusal | undefined {
  if (parentId === null) return undefined;
  const parent = units.get(parentId);
  if (parent === undefined) return { code: 'unknown-unit', detail: parentId };
  return isValidOn(parent, day)
    ? undefined
    : { code: 'unit-not-valid', detail: `${parent.name} on ${day}` };
}

function codeRefusal(
  { units }: UnitHistory,
  { code, validFrom }: UnitDraft,
): OrganisationRefusal | undefined {
  const holder = [...units.values()].find(
    (unit) => unit.code === code && (unit.validTo === null || unit.validTo >= validFrom),
  );
  return holder && { code: 'unit-code-taken', detail: `${code}: ${holder.name}` };
}

/** Of the day itself and of every later one on which the tree is known to change. */
function cycleRefusal(
  history: UnitHistory,
  { unitId, parentId, onDay }: ParentChange & Readonly<{ unitId: string }>,
): OrganisationRefusal | undefined {
  if (parentId === null) return undefined;
  const days = [onDay, ...history.links.map(({ validFrom }) => validFrom)].filter(
    (day) => day >= onDay,
  );
  const turns = days.some((day) =>
    standsBelow(history, { unitId: parentId, ancestorId: unitId, day }),
  );
  return turns ? { code: 'parent-cycle', detail: unitId } : undefined;
}
