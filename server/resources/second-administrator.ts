import { needsSecondPerson } from '../../shared/domain/role.ts';
import type { Services } from '../services.ts';
import { listAccounts } from '../store/accounts.ts';
import { listGrants, type Grant } from '../store/grants.ts';
import { scopeUnder } from '../store/scope.ts';
import { hasSingleSignOnLink } from '../store/single-sign-on-links.ts';
import { governs } from './governed-accounts.ts';

export interface LinkPlan {
  /** Who asks for the link. */
  readonly askedBy: string;
  /** Whose password it is about. */
  readonly accountId: string;
  /** Roles that the account holds or is proposed for. */
  readonly held: readonly Grant[];
}

/**
 * Does a password link wait for a second person? For an account with a role above manager, held or
 * proposed, as soon as there is a second administrator who could agree: whoever makes such a link
 * alone could be both persons of every later decision.
 */
export async function linkNeedsSecondPerson(
  { askedBy, accountId, held }: LinkPlan,
  { store, clock }: Pick<Services, 'store' | 'clock'>,
): Promise<boolean> {
  if (!held.some(({ role }) => needsSecondPerson(role))) return false;
  const others = (await listAccounts(store.db)).filter(
    ({ id }) => id !== askedBy && id !== accountId,
  );
  const grants = await listGrants(store.db, clock());
  for (const { id, hasPassword } of others) {
    const roots = grants.filter((grant) => grant.accountId === id && administers(grant));
    if (roots.length === 0) continue;
    // Who has no way in yet could not agree: the link would wait for nobody.
    if (!hasPassword && !(await hasSingleSignOnLink(store.db, id))) continue;
    const scope = await scopeUnder(
      store.db,
      roots.map(({ unitId }) => unitId),
    );
    if (governs(scope, held)) return true;
  }
  return false;
}

const administers = ({ role, approvedBy }: Grant): boolean =>
  role === 'administrator' && approvedBy !== null;
