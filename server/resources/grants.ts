import type { GrantRequest } from '../../shared/api/account.ts';
import { allows, needsSecondPerson } from '../../shared/domain/role.ts';
import type { ApiRouter } from '../http/api-router.ts';
import type { SignedIn } from '../http/call.ts';
import { endpoint } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import type { Account } from '../store/accounts.ts';
import { appendAudit } from '../store/audit-log.ts';
import { approveGrant, endGrants, findGrant, insertGrant, type Grant } from '../store/grants.ts';
import { endInvitations, endInvitationsOfMaker } from '../store/invitations.ts';
import type { StoreTransaction } from '../store/open-store.ts';
import { covers } from '../store/scope.ts';
import { accountsFor, governedAccount } from './governed-accounts.ts';
import { assertGrantable, assertNotLastAdministrator, newGrant } from './granting.ts';

/** What accounts are trusted with: given, agreed to by a second person, taken back. */
export function grants(router: ApiRouter, services: Services): void {
  endpoint(router, 'postGrant', async ({ params, body, caller }) => {
    const account = await governedAccount(params.id, caller, services);
    if (account.id === caller.account.id) throw new Problem('own-account');
    await give(account, body, { caller, services });
    return accountsFor(caller, services);
  });

  endpoint(router, 'postGrantApproval', async ({ params, caller }) => {
    const grant = await governedGrant(params.id, caller, services);
    await agree(grant, caller, services);
    return accountsFor(caller, services);
  });

  endpoint(router, 'deleteGrant', async ({ params, caller }) => {
    const grant = await governedGrant(params.id, caller, services);
    if (grant.accountId === caller.account.id) throw new Problem('own-account');
    await takeBack(grant, caller, services);
    return accountsFor(caller, services);
  });
}

interface Doing {
  readonly caller: SignedIn;
  readonly services: Services;
}

async function give(
  account: Account,
  request: GrantRequest,
  { caller, services }: Doing,
): Promise<void> {
  const { store, clock, newId } = services;
  await assertGrantable(request, caller.scope, services);
  const atMs = clock();
  const grant = newGrant(request, { id: newId(), accountId: account.id, caller, atMs });
  await store.db.transaction().execute(async (trx) => {
    await insertGrant(trx, grant);
    if (needsSecondPerson(grant.role)) await endOpenLinks(trx, account, { caller, atMs });
    const action = grant.approvedBy === null ? 'grant.request' : 'grant.give';
    const { unitId } = grant;
    const entry = { id: newId(), atMs, accountId: caller.account.id, unitId };
    await appendAudit(trx, { ...entry, action, detail: detailOf(grant) });
  });
}

/** A link that one person made holds no longer for what is to become a stronger account. */
const endOpenLinks = (
  trx: StoreTransaction,
  { id }: Account,
  { caller, atMs }: { readonly caller: SignedIn; readonly atMs: number },
): Promise<number> =>
  endInvitations(trx, { accountId: id }, { accountId: caller.account.id, atMs });

/** Neither the one who asked nor the one who gets it. */
async function agree(grant: Grant, caller: SignedIn, services: Services): Promise<void> {
  const { store, clock, newId } = services;
  const by = { accountId: caller.account.id, atMs: clock() };
  if (grant.requestedBy === by.accountId || grant.accountId === by.accountId) {
    throw new Problem('second-person-needed');
  }
  await store.db.transaction().execute(async (trx) => {
    if (!(await approveGrant(trx, grant.id, by))) throw new Problem('no-such-grant');
    await appendAudit(trx, {
      id: newId(),
      ...by,
      action: 'grant.approve',
      detail: detailOf(grant),
    });
  });
}

async function takeBack(grant: Grant, caller: SignedIn, services: Services): Promise<void> {
  const { store, clock, newId } = services;
  const by = { accountId: caller.account.id, atMs: clock() };
  await store.db.transaction().execute(async (trx) => {
    await assertNotLastAdministrator(trx, { id: grant.id }, by.atMs);
    await endGrants(trx, { id: grant.id }, by);
    if (allows(grant.role, 'change-accounts')) {
      await endInvitationsOfMaker(trx, grant.accountId, by);
    }
    const detail = { ...detailOf(grant), approved: grant.approvedBy !== null };
    const entry = { id: newId(), ...by, unitId: grant.unitId };
    await appendAudit(trx, { ...entry, action: 'grant.end', detail });
  });
}

const detailOf = ({ id, accountId, role, unitId, expiresAtMs }: Grant) => ({
  grant: id,
  account: accountId,
  role,
  unit: unitId,
  expiresAtMs,
});

async function governedGrant(id: string, caller: SignedIn, services: Services): Promise<Grant> {
  const grant = await findGrant(services.store.db, id, services.clock());
  if (grant === undefined || !covers(caller.scope, grant.unitId)) {
    throw new Problem('no-such-grant');
  }
  return grant;
}
