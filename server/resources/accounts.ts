import type { NewAccountRequest } from '../../shared/api/account.ts';
import type { InvitationLink } from '../../shared/api/invitation.ts';
import type { ApiRouter } from '../http/api-router.ts';
import type { SignedIn } from '../http/call.ts';
import { endpoint } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import {
  closeAccount,
  createAccount,
  isLoginTaken,
  NO_PASSWORD,
  type Account,
} from '../store/accounts.ts';
import { appendAudit } from '../store/audit-log.ts';
import { endGrants, insertGrant, unitOfAccount } from '../store/grants.ts';
import { endInvitations, endInvitationsOfMaker } from '../store/invitations.ts';
import { accountsFor, governedAccount } from './governed-accounts.ts';
import { assertGrantable, assertNotLastAdministrator, newGrant } from './granting.ts';
import { withLink } from './invitations.ts';
import { makeLink } from './password-links.ts';
import { linkNeedsSecondPerson } from './second-administrator.ts';

/** People who sign in: made and closed. Their roles: `grants.ts`; their passwords: `invitations.ts`. */
export function accounts(router: ApiRouter, services: Services): void {
  endpoint(router, 'getAccounts', ({ caller }) => accountsFor(caller, services));

  endpoint(router, 'postAccount', async ({ body, caller }) => {
    const link = await make(body, caller, services);
    return withLink(link, caller, services);
  });

  endpoint(router, 'deleteAccount', async ({ params, caller }) => {
    const account = await governedAccount(params.id, caller, services);
    if (account.id === caller.account.id) throw new Problem('own-account');
    await close(account, caller, services);
    return accountsFor(caller, services);
  });
}

async function make(
  body: NewAccountRequest,
  caller: SignedIn,
  services: Services,
): Promise<InvitationLink | null> {
  const { store, clock, newId } = services;
  await assertGrantable(body.grant, caller.scope, services);
  const atMs = clock();
  const { login, displayName } = body;
  const account = { id: newId(), login, displayName };
  const grant = newGrant(body.grant, { id: newId(), accountId: account.id, caller, atMs });
  const plan = { askedBy: caller.account.id, accountId: account.id, held: [grant] };
  const waits = await linkNeedsSecondPerson(plan, services);
  return store.db.transaction().execute(async (trx) => {
    if (await isLoginTaken(trx, login)) throw new Problem('login-taken');
    await createAccount(trx, { ...account, passwordHash: NO_PASSWORD, createdAtMs: atMs });
    await insertGrant(trx, grant);
    const { role, unitId: unit } = grant;
    const detail = { account: account.id, login, role, unit, approved: grant.approvedBy !== null };
    const entry = { id: newId(), atMs, accountId: caller.account.id, unitId: unit, detail };
    await appendAudit(trx, { ...entry, action: 'account.create' });
    return makeLink(trx, { account, kind: 'first', unitId: unit, waits, caller, atMs }, services);
  });
}

async function close(account: Account, caller: SignedIn, services: Services): Promise<void> {
  const { store, clock, newId } = services;
  const by = { accountId: caller.account.id, atMs: clock() };
  const unitId = await unitOfAccount(store.db, account.id, by.atMs);
  await store.db.transaction().execute(async (trx) => {
    await assertNotLastAdministrator(trx, { accountId: account.id }, by.atMs);
    await closeAccount(trx, account.id, by.atMs);
    await endGrants(trx, { accountId: account.id }, by);
    await endInvitations(trx, { accountId: account.id }, by);
    await endInvitationsOfMaker(trx, account.id, by);
    const detail = { account: account.id, login: account.login };
    await appendAudit(trx, { id: newId(), ...by, action: 'account.close', unitId, detail });
  });
}
