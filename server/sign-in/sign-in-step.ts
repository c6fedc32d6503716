import type { SignInStep } from '../../shared/api/session.ts';
import type { Services } from '../services.ts';
import type { Account } from '../store/accounts.ts';
import { findSecondFactor } from '../store/second-factors.ts';
import { mustEnrol } from './must-enrol.ts';

/** What is asked of an account after its password; null when nothing is. */
export async function stepAfterPassword(
  account: Account,
  services: Services,
): Promise<SignInStep | null> {
  const secondFactor = await findSecondFactor(services.store.db, account.id);
  if (secondFactor !== undefined) return 'second-factor';
  return (await mustEnrol(account, services)) ? 'enrolment' : null;
}
