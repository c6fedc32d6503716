import { addDays, type LocalDay } from '../../shared/domain/local-day.ts';
import type { StoreTransaction } from './open-store.ts';

/** A unit that ends: its last day is the one before `onDay`. */
export interface UnitEnd {
  readonly unitId: string;
  readonly onDay: LocalDay;
}

/** Ends a unit with its place in the tree, its service points and its counters. */
export async function endUnit(trx: StoreTransaction, end: UnitEnd): Promise<void> {
  const validTo = addDays(end.onDay, -1);
  await trx.updateTable('units').set({ valid_to: validTo }).where('id', '=', end.unitId).execute();
  await leaveParentOn(trx, end);
  for (const table of ['service_points', 'counters'] as const) {
    await trx
      .updateTable(table)
      .set({ valid_to: validTo })
      .where('unit_id', '=', end.unitId)
      .where((row) => row.or([row('valid_to', 'is', null), row('valid_to', '>', validTo)]))
      .execute();
  }
}

/** Officials of a unit that nobody follows end with it. */
export async function endOfficials(trx: StoreTransaction, end: UnitEnd): Promise<void> {
  const validTo = addDays(end.onDay, -1);
  await trx
    .updateTable('officials')
    .set({ valid_to: validTo })
    .where('unit_id', '=', end.unitId)
    .where((row) => row.or([row('valid_to', 'is', null), row('valid_to', '>', validTo)]))
    .execute();
}

/** From a day on a unit stands below another one, or at the top. */
export async function standBelow(
  trx: StoreTransaction,
  { unitId, onDay, parentId }: UnitEnd & Readonly<{ parentId: string | null }>,
): Promise<void> {
  await leaveParentOn(trx, { unitId, onDay });
  if (parentId === null) return;
  await trx
    .insertInto('unit_parents')
    .values({ child_id: unitId, parent_id: parentId, valid_from: onDay, valid_to: null })
    .execute();
}

/** What was planned from the day on is taken back; what holds now ends the day before. */
async function leaveParentOn(trx: StoreTransaction, { unitId, onDay }: UnitEnd): Promise<void> {
  await trx
    .deleteFrom('unit_parents')
    .where('child_id', '=', unitId)
    .where('valid_from', '>=', onDay)
    .execute();
  await trx
    .updateTable('unit_parents')
    .set({ valid_to: addDays(onDay, -1) })
    .where('child_id', '=', unitId)
    .where((row) => row.or([row('valid_to', 'is', null), row('valid_to', '>=', onDay)]))
    .execute();
}
