import type {
  CounterChange,
  OfficialChange,
  ServicePointChange,
} from '../../shared/api/organisation-history.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import {
  printOpeningHours,
  storedOpeningHours,
} from '../../shared/validation/opening-hours-schema.ts';
import type { ActContext } from './act-context.ts';
import { appendAudit } from './audit-log.ts';
import { fieldRefusal } from './counter-fields.ts';
import { nameParts } from './name-parts.ts';
import type { Store, StoreTransaction } from './open-store.ts';
import type { PlaceRefusal } from './place-refusal.ts';
import { storedDay } from './stored-day.ts';
import { covers, type Scope } from './scope.ts';

/** Whose act it is, and which units it may reach: what lies elsewhere is not found. */
export interface PlaceContext extends ActContext {
  readonly scope: Scope;
}

type Changed = Promise<Result<{ readonly id: string }, PlaceRefusal>>;

/** What a place was, with the unit that it belongs to. */
type Before = Readonly<{ unit_id: string } & Record<string, unknown>>;

interface Action {
  readonly name: string;
  readonly id: string;
  readonly after: Readonly<Record<string, unknown>>;
  readonly context: PlaceContext;
  readonly before: (trx: StoreTransaction) => Promise<Before | undefined>;
  readonly refuse?: (trx: StoreTransaction) => Promise<PlaceRefusal | undefined>;
  readonly write: (trx: StoreTransaction) => Promise<unknown>;
}

/** Name, opening hours and closed days; the days that are not named any more are open again. */
export function changeServicePoint(
  store: Store,
  { id, ...change }: ServicePointChange & Readonly<{ id: string }>,
  context: PlaceContext,
): Changed {
  return changed(store, {
    ...{ name: 'service-point.change', id, after: { ...change }, context },
    before: (trx) => servicePointBefore(trx, id),
    write: async (trx) => {
      await trx
        .updateTable('service_points')
        .set({ name: change.name, opening_hours: storedOpeningHours(change.openingHours) })
        .where('id', '=', id)
        .execute();
      await trx.deleteFrom('closed_days').where('service_point_id', '=', id).execute();
      const reasons = new Map(change.closedDays.map(({ day, reason }) => [day, reason]));
      const rows = [...reasons].map(([day, reason]) => ({ service_point_id: id, day, reason }));
      if (rows.length > 0) await trx.insertInto('closed_days').values(rows).execute();
    },
  });
}

/** In the words of the change itself, so that the log shows one beside the other. */
async function servicePointBefore(
  trx: StoreTransaction,
  id: string,
): Promise<(Before & ServicePointChange) | undefined> {
  const point = await trx
    .selectFrom('service_points')
    .select(['unit_id', 'name', 'opening_hours'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (point === undefined) return undefined;
  const days = await trx
    .selectFrom('closed_days')
    .select(['day', 'reason'])
    .where('service_point_id', '=', id)
    .orderBy('day')
    .execute();
  const { unit_id, name, opening_hours } = point;
  const closedDays = days.map(({ day, reason }) => ({ day: storedDay(day), reason }));
  return { unit_id, name, openingHours: printOpeningHours(opening_hours), closedDays };
}

/** Name and field; ratings that were given keep the field of their time. */
export function changeCounter(
  store: Store,
  { id, name, fieldCode }: CounterChange & Readonly<{ id: string }>,
  context: PlaceContext,
): Changed {
  const after = { name, field_code: fieldCode };
  return changed(store, {
    ...{ name: 'counter.change', id, after, context },
    before: (trx) =>
      trx
        .selectFrom('counters')
        .select(['unit_id', 'name', 'field_code'])
        .where('id', '=', id)
        .executeTakeFirst(),
    refuse: (trx) => fieldRefusal(trx, fieldCode),
    write: (trx) => trx.updateTable('counters').set(after).where('id', '=', id).execute(),
  });
}

/** Name, title and secondment; refuses one that ends before it begins. */
export async function changeOfficial(
  store: Store,
  {
    id,
    name,
    honorific,
    title,
    secondedFrom,
    secondedTo,
  }: OfficialChange & Readonly<{ id: string }>,
  context: PlaceContext,
): Changed {
  if (secondedFrom !== null && secondedTo !== null && secondedTo < secondedFrom) {
    return err({ code: 'ends-before-it-begins', detail: `${secondedFrom} to ${secondedTo}` });
  }
  const seconded = { seconded_from: secondedFrom, seconded_to: secondedTo };
  const after = { ...nameParts(name), honorific, title, ...seconded };
  return changed(store, {
    ...{ name: 'official.change', id, after, context },
    before: (trx) =>
      trx
        .selectFrom('officials')
        .select(['unit_id', 'family_name', 'given_name', 'honorific'])
        .select(['title', 'seconded_from', 'seconded_to'])
        .where('id', '=', id)
        .executeTakeFirst(),
    write: (trx) => trx.updateTable('officials').set(after).where('id', '=', id).execute(),
  });
}

/** Writes a change and keeps what was before and after it in the log, all or nothing. */
function changed(store: Store, action: Action): Changed {
  const { id, name, context, after } = action;
  return store.db.transaction().execute(async (trx) => {
    const found = await action.before(trx);
    if (found === undefined || !covers(context.scope, found.unit_id)) {
      return err({ code: 'not-found', detail: id });
    }
    const refusal = await action.refuse?.(trx);
    if (refusal !== undefined) return err(refusal);
    await action.write(trx);
    const { unit_id: unitId, ...before } = found;
    const { newId, atMs, accountId } = context;
    const entry = { atMs, accountId, unitId, action: name, detail: { id, before, after } };
    await appendAudit(trx, { id: newId(), ...entry });
    return ok({ id });
  });
}
