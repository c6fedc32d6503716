import type { UnitNode } from '../../shared/api/organisation.ts';
import { localDayOf } from '../../shared/domain/local-day.ts';
import { visibleRoots } from '../http/visible-units.ts';
import type { Services } from '../services.ts';
import type { Account } from '../store/accounts.ts';
import { loadUnitTree } from '../store/unit-tree.ts';

/** Which units an account sees today, as a question to ask of each unit's id. */
export async function maySee(
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  account: Account,
): Promise<(unitId: string) => boolean> {
  if (account.unitId === null) return () => true;
  const roots = visibleRoots(await loadUnitTree(store.db, localDayOf(clock())), account);
  const ids = new Set(roots.flatMap(idsBelow));
  return (unitId) => ids.has(unitId);
}

const idsBelow = (unit: UnitNode): string[] => [unit.id, ...unit.children.flatMap(idsBelow)];
