import type { Services } from '../services.ts';
import type { Account } from '../store/accounts.ts';
import { activeGrants } from '../store/grants.ts';

/** Who can read or change most must prove more than a password. */
export const ROLES_WITH_SECOND_FACTOR = ['administrator', 'auditor'] as const;

/** Must this account have a second factor, for one of the roles that it holds now? */
export async function mustEnrol(
  account: Account,
  { store, clock, secondFactorRoles }: Pick<Services, 'store' | 'clock' | 'secondFactorRoles'>,
): Promise<boolean> {
  const held = await activeGrants(store.db, account.id, clock());
  return held.some(({ role }) => secondFactorRoles.includes(role));
}
