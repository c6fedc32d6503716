import { allows } from '../../shared/domain/role.ts';
import type { Services } from '../services.ts';
import { listGrants, type Grant } from '../store/grants.ts';
import type { Invitation } from '../store/invitations.ts';
import { scopeUnder } from '../store/scope.ts';
import { governs } from './governed-accounts.ts';

/** Who asked for a link, and who agreed to it where somebody had to. */
export const makersOf = ({
  requestedBy,
  approvedBy,
}: Pick<Invitation, 'requestedBy' | 'approvedBy'>): string[] =>
  approvedBy === null ? [requestedBy] : [requestedBy, approvedBy];

/**
 * Does everybody who made the link still govern the account that it is about? Asked anew whenever
 * a link is presented or agreed to: it lasts no longer than the right of its makers, whether their
 * role was taken back, ran out or ended with their account.
 */
export async function makersStillGovern(
  invitation: Pick<Invitation, 'accountId' | 'requestedBy' | 'approvedBy'>,
  { store, clock }: Pick<Services, 'store' | 'clock'>,
): Promise<boolean> {
  const grants = await listGrants(store.db, clock());
  const held = grants.filter(({ accountId }) => accountId === invitation.accountId);
  for (const maker of makersOf(invitation)) {
    const roots = grants.filter((grant) => grant.accountId === maker && mayGovern(grant));
    const scope = await scopeUnder(
      store.db,
      roots.map(({ unitId }) => unitId),
    );
    if (!governs(scope, held)) return false;
  }
  return true;
}

const mayGovern = ({ role, approvedBy }: Grant): boolean =>
  approvedBy !== null && allows(role, 'change-accounts');
