import type {
  CounterChange,
  OfficialChange,
  ServicePointChange,
} from '../../shared/api/organisation-history.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { appendAudit } from './audit-log.ts';
import type { Store, StoreTransaction } from './open-store.ts';
import type { ActContext } from './record-succession.ts';

type Refused = Readonly<{ code: 'not-found' | 'ends-before-it-begins'; detail: string }>;
type Changed = Promise<Result<{ readonly id: string }, Refused>>;

type Change = (
  trx: StoreTransaction,
  id: string,
) => Promise<Readonly<Record<string, unknown>> | undefined>;

interface Action {
  readonly name: string;
  readonly id: string;
  readonly after: Readonly<Record<string, unknown>>;
  readonly context: ActContext;
}

/** Name, opening hours and closed days; the days that are not named any more are open again. */
export function changeServicePoint(
  store: Store,
  { id, ...change }: ServicePointChange & Readonly<{ id: string }>,
  context: ActContext,
): Changed {
  const action = { name: 'service-point.change', id, after: { ...change }, context };
  return changed(store, action, async (trx) => {
    const before = await trx
      .selectFrom('service_points')
      .select(['name', 'opening_hours'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (before === undefined) return undefined;
    await trx
      .updateTable('service_points')
      .set({ name: change.name, opening_hours: JSON.stringify(change.openingHours) })
      .where('id', '=', id)
      .execute();
    await trx.deleteFrom('closed_days').where('service_point_id', '=', id).execute();
    const reasons = new Map(change.closedDays.map(({ day, reason }) => [day, reason]));
    const rows = [...reasons].map(([day, reason]) => ({ service_point_id: id, day, reason }));
    if (rows.length > 0) await trx.insertInto('closed_days').values(rows).execute();
    return before;
  });
}

export function changeCounter(
  store: Store,
  { id, name }: CounterChange & Readonly<{ id: string }>,
  context: ActContext,
): Changed {
  const action = { name: 'counter.change', id, after: { name }, context };
  return changed(store, action, async (trx) => {
    const query = trx.selectFrom('counters').select('name').where('id', '=', id);
    const before = await query.executeTakeFirst();
    await trx.updateTable('counters').set({ name }).where('id', '=', id).execute();
    return before;
  });
}

/** Title and secondment; refuses one that ends before it begins. */
export async function changeOfficial(
  store: Store,
  { id, title, secondedFrom, secondedTo }: OfficialChange & Readonly<{ id: string }>,
  context: ActContext,
): Changed {
  if (secondedFrom !== null && secondedTo !== null && secondedTo < secondedFrom) {
    return err({ code: 'ends-before-it-begins', detail: `${secondedFrom} to ${secondedTo}` });
  }
  const after = { title, seconded_from: secondedFrom, seconded_to: secondedTo };
  return changed(store, { name: 'official.change', id, after, context }, async (trx) => {
    const before = await trx
      .selectFrom('officials')
      .select(['title', 'seconded_from', 'seconded_to'])
      .where('id', '=', id)
      .executeTakeFirst();
    await trx.updateTable('officials').set(after).where('id', '=', id).execute();
    return before;
  });
}

/** Runs a change and keeps what was before and after it in the log. */
function changed(store: Store, action: Action, change: Change): Changed {
  return store.db.transaction().execute(async (trx) => {
    const before = await change(trx, action.id);
    if (before === undefined) return err({ code: 'not-found', detail: action.id });
    const { newId, atMs, accountId } = action.context;
    const detail = { id: action.id, before, after: action.after };
    await appendAudit(trx, { id: newId(), atMs, accountId, action: action.name, detail });
    return ok({ id: action.id });
  });
}
