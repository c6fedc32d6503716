import { addDays, type LocalDay } from '../../shared/domain/local-day.ts';
import type { UnitEntry } from '../import/entries.ts';
import { codeIds } from './code-ids.ts';
import type { StoreTransaction } from './open-store.ts';

/**
 * Puts units under the parents that their rows name, from a day on. The former parent keeps the
 * days before; on the day it was itself entered, it is corrected instead.
 */
export async function putUnderParents(
  trx: StoreTransaction,
  units: readonly UnitEntry[],
  today: LocalDay,
): Promise<void> {
  const idOf = await codeIds(trx, 'units');
  const current = await trx
    .selectFrom('unit_parents')
    .select(['child_id', 'parent_id'])
    .where('valid_to', 'is', null)
    .execute();
  const parentIds = new Map(current.map((row) => [row.child_id, row.parent_id]));
  for (const unit of units) {
    if (unit.parentCode === undefined) continue;
    const childId = idOf(unit.code);
    const parentId = unit.parentCode === null ? undefined : idOf(unit.parentCode);
    const before = parentIds.get(childId);
    if (before === parentId) continue;
    if (before !== undefined) await leaveParent(trx, childId, today);
    if (parentId === undefined) continue;
    const validFrom = before === undefined ? (unit.validFrom ?? today) : today;
    await trx
      .insertInto('unit_parents')
      .values({ child_id: childId, parent_id: parentId, valid_from: validFrom, valid_to: null })
      .execute();
  }
}

async function leaveParent(trx: StoreTransaction, childId: string, today: LocalDay): Promise<void> {
  await trx
    .deleteFrom('unit_parents')
    .where('child_id', '=', childId)
    .where('valid_from', '=', today)
    .execute();
  await trx
    .updateTable('unit_parents')
    .set({ valid_to: addDays(today, -1) })
    .where('child_id', '=', childId)
    .where('valid_to', 'is', null)
    .execute();
}
