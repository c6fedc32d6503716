import { localDayStartMs, type LocalDay } from '../../shared/domain/local-day.ts';
import type { StoreTransaction } from './open-store.ts';

/** Who takes over the places and people of whom, from which day on. */
export interface TakeOver {
  readonly fromUnitId: string;
  readonly toUnitId: string;
  readonly onDay: LocalDay;
  readonly newId: () => string;
}

/**
 * Opens the service points and counters of a unit anew at its successor, with the duty that was
 * planned for them; its officials belong to the successor. The old rows stay for the old ratings.
 * To be done before the unit is ended: what has ended is not taken over.
 */
export async function takeOverPlaces(trx: StoreTransaction, take: TakeOver): Promise<void> {
  const points = await trx
    .selectFrom('service_points')
    .selectAll()
    .where('unit_id', '=', take.fromUnitId)
    .where((row) => row.or([row('valid_to', 'is', null), row('valid_to', '>=', take.onDay)]))
    .execute();
  for (const point of points) {
    const id = take.newId();
    const moved = { id, unit_id: take.toUnitId, valid_from: take.onDay };
    await trx
      .insertInto('service_points')
      .values({ ...point, ...moved })
      .execute();
    await takeOverCounters(trx, { ...take, fromPointId: point.id, toPointId: id });
  }
  await trx
    .updateTable('officials')
    .set({ unit_id: take.toUnitId })
    .where('unit_id', '=', take.fromUnitId)
    .execute();
}

async function takeOverCounters(
  trx: StoreTransaction,
  take: TakeOver & Readonly<{ fromPointId: string; toPointId: string }>,
): Promise<void> {
  const counters = await trx
    .selectFrom('counters')
    .selectAll()
    .where('service_point_id', '=', take.fromPointId)
    .where((row) => row.or([row('valid_to', 'is', null), row('valid_to', '>=', take.onDay)]))
    .execute();
  for (const counter of counters) {
    const id = take.newId();
    const place = { unit_id: take.toUnitId, service_point_id: take.toPointId };
    await trx
      .insertInto('counters')
      .values({ ...counter, ...place, id, valid_from: take.onDay })
      .execute();
    await copyDuties(trx, { ...take, fromCounterId: counter.id, toCounterId: id });
  }
}

/** Copied, not moved: until its kiosk is paired anew, ratings still come from the old counter. */
async function copyDuties(
  trx: StoreTransaction,
  take: TakeOver & Readonly<{ fromCounterId: string; toCounterId: string }>,
): Promise<void> {
  const duties = await trx
    .selectFrom('duties')
    .selectAll()
    .where('counter_id', '=', take.fromCounterId)
    .where('starts_at_ms', '>=', localDayStartMs(take.onDay))
    .execute();
  for (const duty of duties) {
    await trx
      .insertInto('duties')
      .values({ ...duty, id: take.newId(), counter_id: take.toCounterId })
      .execute();
  }
}
