import type { PlaceEnd } from '../../shared/api/organisation-places.ts';
import type { LocalDay } from '../../shared/domain/local-day.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { appendAudit } from './audit-log.ts';
import type { PlaceContext } from './change-places.ts';
import { endRefusal, type Place } from './end-refusal.ts';
import type { Store, StoreTransaction } from './open-store.ts';
import { lockPlaces, nameOf, type PlaceTable } from './place-codes.ts';
import type { PlaceRefusal } from './place-refusal.ts';
import { covers } from './scope.ts';
import { validityOf } from './unit-history.ts';
import { inTransaction } from './writing.ts';

const ACTIONS: Readonly<Record<PlaceTable, string>> = {
  service_points: 'service-point.end',
  counters: 'counter.end',
  officials: 'official.end',
};

type Ended = Promise<Result<{ readonly id: string }, PlaceRefusal>>;

/**
 * Writes the last day of a service point (with its counters), a counter or an official; or takes
 * it back. Refuses while a kiosk stands there or duty lies beyond, and an end that is taken back
 * beyond the end of what holds the place, or after its code was given to another.
 */
export function endPlace(
  store: Store,
  { table, id, validTo }: PlaceEnd & Readonly<{ table: PlaceTable; id: string }>,
  context: PlaceContext,
): Ended {
  return inTransaction(store, async (writing) => {
    const { trx } = writing;
    await lockPlaces(writing, table);
    if (table === 'service_points') await lockPlaces(writing, 'counters');
    const place = await findPlace(trx, table, id);
    if (place === undefined || !covers(context.scope, place.unitId)) {
      return err({ code: 'not-found', detail: id });
    }
    const refusal = await endRefusal(trx, { place, validTo, scope: context.scope });
    if (refusal !== undefined) return err(refusal);
    await trx.updateTable(table).set({ valid_to: validTo }).where('id', '=', id).execute();
    if (table === 'service_points' && validTo !== null) await endCounters(trx, id, validTo);
    const { newId, atMs, accountId } = context;
    const name = await nameOf(trx, table, id);
    const days = { before: { validTo: place.validTo }, after: { validTo } };
    const detail = { id, code: place.code, name, ...days };
    const entry = { atMs, accountId, unitId: place.unitId, action: ACTIONS[table], detail };
    await appendAudit(trx, { id: newId(), ...entry });
    return ok({ id });
  });
}

async function findPlace(
  trx: StoreTransaction,
  table: PlaceTable,
  id: string,
): Promise<Place | undefined> {
  const row = await trx
    .selectFrom(table)
    .select(['unit_id', 'code', 'valid_from', 'valid_to'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { table, id, unitId: row.unit_id, code: row.code, ...validityOf(row) };
}

async function endCounters(
  trx: StoreTransaction,
  pointId: string,
  validTo: LocalDay,
): Promise<void> {
  await trx
    .updateTable('counters')
    .set({ valid_to: validTo })
    .where('service_point_id', '=', pointId)
    .where((row) => row.or([row('valid_to', 'is', null), row('valid_to', '>', validTo)]))
    .execute();
}
