import type { InvitedAccounts } from '../../shared/api/account.ts';
import type { InvitationLink } from '../../shared/api/invitation.ts';
import type { ApiRouter } from '../http/api-router.ts';
import type { SignedIn } from '../http/call.ts';
import { endpoint } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import type { Account, ListedAccount } from '../store/accounts.ts';
import { appendAudit } from '../store/audit-log.ts';
import { listGrants, unitOfAccount } from '../store/grants.ts';
import {
  approveInvitation,
  endInvitations,
  findOpenInvitation,
  type Invitation,
} from '../store/invitations.ts';
import { accountsFor, governedAccount } from './governed-accounts.ts';
import { makersStillGovern } from './makers-govern.ts';
import { linkOf, makeLink, newToken } from './password-links.ts';
import { linkNeedsSecondPerson } from './second-administrator.ts';

/** Links to choose a password by: asked for, agreed to by a second person, ended. */
export function invitations(router: ApiRouter, services: Services): void {
  endpoint(router, 'postInvitation', async ({ params, caller }) => {
    const account = await governedAccount(params.id, caller, services);
    if (account.id === caller.account.id) throw new Problem('own-account');
    return withLink(await ask(account, caller, services), caller, services);
  });

  endpoint(router, 'postInvitationApproval', async ({ params, caller }) => {
    const found = await governedInvitation(params.id, caller, services);
    return withLink(await agree(found, caller, services), caller, services);
  });

  endpoint(router, 'deleteInvitation', async ({ params, caller }) => {
    const found = await governedInvitation(params.id, caller, services);
    await end(found, caller, services);
    return accountsFor(caller, services);
  });
}

/** The list as it then stands, and the link, this once. */
export const withLink = async (
  link: InvitationLink | null,
  caller: SignedIn,
  services: Services,
): Promise<InvitedAccounts> => ({ ...(await accountsFor(caller, services)), link });

async function ask(
  account: ListedAccount,
  caller: SignedIn,
  services: Services,
): Promise<InvitationLink | null> {
  const { store, clock } = services;
  const atMs = clock();
  const held = (await listGrants(store.db, atMs)).filter(
    ({ accountId }) => accountId === account.id,
  );
  const plan = { askedBy: caller.account.id, accountId: account.id, held };
  const waits = await linkNeedsSecondPerson(plan, services);
  const unitId = await unitOfAccount(store.db, account.id, atMs);
  const kind = account.hasPassword ? 'reset' : 'first';
  return store.db
    .transaction()
    .execute((trx) => makeLink(trx, { account, kind, unitId, waits, caller, atMs }, services));
}

interface Found {
  readonly invitation: Invitation;
  readonly account: Account;
}

/**
 * Neither who asked nor whose password it is. The link goes to who agrees: whoever thought the
 * account up does not get to hold it.
 */
async function agree(
  { invitation, account }: Found,
  caller: SignedIn,
  services: Services,
): Promise<InvitationLink> {
  const { store, clock, newId } = services;
  const by = { accountId: caller.account.id, atMs: clock() };
  if (invitation.issued || !(await makersStillGovern(invitation, services))) {
    throw new Problem('no-such-invitation');
  }
  if (invitation.requestedBy === by.accountId || account.id === by.accountId) {
    throw new Problem('second-person-needed');
  }
  const { token, tokenHash } = newToken(services);
  const unitId = await unitOfAccount(store.db, account.id, by.atMs);
  await store.db.transaction().execute(async (trx) => {
    if (!(await approveInvitation(trx, { id: invitation.id, tokenHash, by }))) {
      throw new Problem('no-such-invitation');
    }
    const detail = detailOf({ invitation, account });
    await appendAudit(trx, { id: newId(), ...by, action: 'invitation.approve', unitId, detail });
  });
  return linkOf(account, { token, atMs: by.atMs }, services);
}

async function end(
  { invitation, account }: Found,
  caller: SignedIn,
  services: Services,
): Promise<void> {
  const { store, clock, newId } = services;
  const by = { accountId: caller.account.id, atMs: clock() };
  const unitId = await unitOfAccount(store.db, account.id, by.atMs);
  await store.db.transaction().execute(async (trx) => {
    if ((await endInvitations(trx, { id: invitation.id }, by)) === 0) {
      throw new Problem('no-such-invitation');
    }
    const detail = detailOf({ invitation, account });
    await appendAudit(trx, { id: newId(), ...by, action: 'invitation.end', unitId, detail });
  });
}

const detailOf = ({ invitation: { id, kind }, account }: Found) => ({
  ...{ invitation: id, account: account.id, login: account.login, kind },
});

/** Of an account that the caller governs; what is elsewhere is not found. */
async function governedInvitation(
  id: string,
  caller: SignedIn,
  services: Services,
): Promise<Found> {
  const invitation = await findOpenInvitation(services.store.db, { id }, services.clock());
  if (invitation === undefined) throw new Problem('no-such-invitation');
  try {
    return {
      invitation,
      account: await governedAccount(invitation.accountId, caller, services),
    };
  } catch (error) {
    if (error instanceof Problem) throw new Problem('no-such-invitation');
    throw error;
  }
}
