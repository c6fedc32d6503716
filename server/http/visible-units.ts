import type { UnitNode } from '../../shared/api/organisation.ts';
import { localDayOf } from '../../shared/domain/local-day.ts';
import type { Services } from '../services.ts';
import type { Account } from '../store/accounts.ts';
import { loadUnitTree } from '../store/unit-tree.ts';

/** The tops of what an account may see: its own unit with all below it, or everything. */
export function visibleRoots(roots: readonly UnitNode[], account: Account): readonly UnitNode[] {
  const { unitId } = account;
  if (unitId === null) return roots;
  const own = unitsUnder(roots).find((unit) => unit.id === unitId);
  return own === undefined ? [] : [own];
}

/** Every unit that an account may see today, from the top down; null when it sees all. */
export async function visibleUnits(
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  account: Account,
): Promise<readonly UnitNode[] | null> {
  if (account.unitId === null) return null;
  const roots = await loadUnitTree(store.db, localDayOf(clock()));
  return unitsUnder(visibleRoots(roots, account));
}

/** A unit that the account may see, with all units below it; undefined for any other code. */
export async function unitsBelow(
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  account: Account,
  code: string,
): Promise<readonly UnitNode[] | undefined> {
  const roots = await loadUnitTree(store.db, localDayOf(clock()));
  const top = unitsUnder(visibleRoots(roots, account)).find((unit) => unit.code === code);
  return top === undefined ? undefined : unitsUnder([top]);
}

/** Says of any unit, by its id, whether an account may see it. */
export async function maySee(
  services: Pick<Services, 'store' | 'clock'>,
  account: Account,
): Promise<(unitId: string) => boolean> {
  const visible = await visibleUnits(services, account);
  if (visible === null) return () => true;
  const ids = new Set(visible.map(({ id }) => id));
  return (unitId) => ids.has(unitId);
}

function unitsUnder(roots: readonly UnitNode[]): UnitNode[] {
  return roots.flatMap((root) => [root, ...unitsUnder(root.children)]);
}
