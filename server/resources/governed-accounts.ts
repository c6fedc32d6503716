import type { Accounts, AccountSummary, GrantSummary } from '../../shared/api/account.ts';
import type { SignedIn } from '../http/call.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { accountNames, listAccounts, type Account, type ListedAccount } from '../store/accounts.ts';
import { listGrants, type Grant } from '../store/grants.ts';
import { newestInvitations } from '../store/invitations.ts';
import { covers, type Scope } from '../store/scope.ts';
import { invitationSummary } from './invitation-summary.ts';

/**
 * Whoever governs a part of the tree governs the accounts whose every role lies in it. One with a
 * role elsewhere as well is another's: closing it would reach beyond the own part.
 */
export async function accountsFor(
  { account: reader, scope }: SignedIn,
  { store, clock }: Services,
): Promise<Accounts> {
  const nowMs = clock();
  const all = await listAccounts(store.db);
  const grants = Map.groupBy(await listGrants(store.db, nowMs), ({ accountId }) => accountId);
  const units = await store.db.selectFrom('units').select(['id', 'code', 'name']).execute();
  const officials = await store.db
    .selectFrom('officials')
    .select(['id', 'family_name', 'given_name'])
    .where(
      'id',
      'in',
      [...grants.values()].flat().flatMap(({ officialId }) => officialId ?? []),
    )
    .execute();
  const newest = await newestInvitations(store.db);
  const people = await accountNames(store.db);
  const names: Names = {
    logins: new Map([...people].map(([id, { login }]) => [id, login])),
    units: new Map(units.map((unit) => [unit.id, unit])),
    officials: new Map(
      officials.map(({ id, family_name, given_name }) => [
        id,
        `${family_name} ${given_name}`.trim(),
      ]),
    ),
  };
  const accounts = all
    .filter(({ id }) => id === reader.id || governs(scope, grants.get(id) ?? []))
    .map(({ id, login, displayName, createdAtMs, hasPassword }): AccountSummary => {
      const own = id === reader.id;
      const held = (grants.get(id) ?? []).map((grant) => summaryOf(grant, names, { reader, own }));
      const found = newest.get(id);
      const invitation =
        found === undefined
          ? null
          : invitationSummary(found, { names: names.logins, readerId: reader.id, nowMs });
      return { id, login, displayName, createdAtMs, own, grants: held, hasPassword, invitation };
    });
  return { accounts, nowMs };
}

/** The account under an id; throws `no-such-account` for one that the caller does not govern. */
export async function governedAccount(
  id: string,
  caller: SignedIn,
  { store, clock }: Services,
): Promise<ListedAccount> {
  const account = (await listAccounts(store.db)).find((one) => one.id === id);
  const grants = await listGrants(store.db, clock());
  const held = grants.filter(({ accountId }) => accountId === id);
  const governed = id === caller.account.id || governs(caller.scope, held);
  if (account === undefined || !governed) throw new Problem('no-such-account');
  return account;
}

/** An account without any role is for those who answer for everything. */
export const governs = (scope: Scope, grants: readonly Grant[]): boolean =>
  scope.kind === 'whole' ||
  (grants.length > 0 && grants.every(({ unitId }) => covers(scope, unitId)));

interface Names {
  readonly logins: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, { id: string; code: string; name: string }>;
  readonly officials: ReadonlyMap<string, string>;
}

const summaryOf = (
  grant: Grant,
  { logins, units, officials }: Names,
  { reader, own }: { readonly reader: Account; readonly own: boolean },
): GrantSummary => ({
  id: grant.id,
  role: grant.role,
  unit: grant.unitId === null ? null : (units.get(grant.unitId) ?? null),
  official: officials.get(grant.officialId ?? '') ?? null,
  requestedBy: logins.get(grant.requestedBy) ?? null,
  requestedAtMs: grant.requestedAtMs,
  approved: grant.approvedBy !== null,
  awaitsReader: grant.approvedBy === null && !own && grant.requestedBy !== reader.id,
  expiresAtMs: grant.expiresAtMs,
});
