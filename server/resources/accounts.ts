import type { NewAccountRequest } from '../../shared/api/account.ts';
import type { ApiRouter } from '../http/api-router.ts';
import type { SignedIn } from '../http/call.ts';
import { endpoint } from '../http/endpoint.ts';
import { isGoodPassword } from '../http/passwords.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import {
  changePassword,
  closeAccount,
  createAccount,
  isLoginTaken,
  type Account,
} from '../store/accounts.ts';
import { appendAudit } from '../store/audit-log.ts';
import { endGrants, insertGrant, unitOfAccount } from '../store/grants.ts';
import { accountsFor, governedAccount } from './governed-accounts.ts';
import { assertGrantable, assertNotLastAdministrator, newGrant } from './granting.ts';

/** People who sign in: made, given another password, closed. Their roles: `grants.ts`. */
export function accounts(router: ApiRouter, services: Services): void {
  endpoint(router, 'getAccounts', ({ caller }) => accountsFor(caller, services));

  endpoint(router, 'postAccount', async ({ body, caller }) => {
    await make(body, caller, services);
    return accountsFor(caller, services);
  });

  endpoint(router, 'postAccountPassword', async ({ params, body, caller }) => {
    const account = await governedAccount(params.id, caller, services);
    await resetPassword(account, body.password, { caller, services });
    return accountsFor(caller, services);
  });

  endpoint(router, 'deleteAccount', async ({ params, caller }) => {
    const account = await governedAccount(params.id, caller, services);
    if (account.id === caller.account.id) throw new Problem('own-account');
    await close(account, caller, services);
    return accountsFor(caller, services);
  });
}

async function make(body: NewAccountRequest, caller: SignedIn, services: Services): Promise<void> {
  const { store, clock, newId, passwords } = services;
  await assertGrantable(body.grant, caller.scope, services);
  if (!isGoodPassword(body.password, [body.login])) throw new Problem('weak-password');
  const passwordHash = await passwords.hash(body.password);
  const atMs = clock();
  const { login, displayName } = body;
  const account = { id: newId(), login, displayName };
  await store.db.transaction().execute(async (trx) => {
    if (await isLoginTaken(trx, login)) throw new Problem('login-taken');
    await createAccount(trx, { ...account, passwordHash, createdAtMs: atMs });
    const grant = newGrant(body.grant, { id: newId(), accountId: account.id, caller, atMs });
    await insertGrant(trx, grant);
    const { role, unitId: unit } = grant;
    const detail = { account: account.id, login, role, unit, approved: grant.approvedBy !== null };
    const entry = { id: newId(), atMs, accountId: caller.account.id, unitId: unit, detail };
    await appendAudit(trx, { ...entry, action: 'account.create' });
  });
}

interface Doing {
  readonly caller: SignedIn;
  readonly services: Services;
}

async function resetPassword(
  account: Account,
  password: string,
  { caller, services }: Doing,
): Promise<void> {
  const { store, clock, newId, passwords } = services;
  if (!isGoodPassword(password, [account.login])) throw new Problem('weak-password');
  const passwordHash = await passwords.hash(password);
  const [atMs, accountId] = [clock(), caller.account.id];
  const unitId = await unitOfAccount(store.db, account.id, atMs);
  await store.db.transaction().execute(async (trx) => {
    await changePassword(trx, account.id, passwordHash);
    const detail = { account: account.id, login: account.login };
    const entry = { id: newId(), atMs, accountId, unitId, detail };
    await appendAudit(trx, { ...entry, action: 'account.reset-password' });
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
    const detail = { account: account.id, login: account.login };
    await appendAudit(trx, { id: newId(), ...by, action: 'account.close', unitId, detail });
  });
}
