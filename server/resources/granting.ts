import type { GrantRequest } from '../../shared/api/account.ts';
import { DAY_MS } from '../../shared/domain/local-day.ts';
import { AUDITOR_GRANT_DAYS, needsSecondPerson } from '../../shared/domain/role.ts';
import type { SignedIn } from '../http/call.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { listGrants, type Grant } from '../store/grants.ts';
import { isOfficialOf } from '../store/own-officials.ts';
import type { StoreTransaction } from '../store/open-store.ts';
import { covers, type Scope } from '../store/scope.ts';

/** Nobody gives what is beyond the own part of the tree; what is not there is not found. */
export async function assertGrantable(
  { role, unitId, officialId }: GrantRequest,
  scope: Scope,
  { store }: Pick<Services, 'store'>,
): Promise<void> {
  if (!covers(scope, unitId)) throw new Problem(unitId === null ? 'not-allowed' : 'unknown-unit');
  if ((role === 'official') !== (officialId !== undefined)) {
    throw new Problem('official-of-unit-needed');
  }
  if (unitId === null) {
    if (role === 'official') throw new Problem('official-of-unit-needed');
    return;
  }
  const unit = await store.db
    .selectFrom('units')
    .select('id')
    .where('id', '=', unitId)
    .executeTakeFirst();
  if (unit === undefined) throw new Problem('unknown-unit');
  if (officialId !== undefined && !(await isOfficialOf(store.db, officialId, unitId))) {
    throw new Problem('official-of-unit-needed');
  }
}

interface Giving {
  readonly id: string;
  readonly accountId: string;
  readonly caller: SignedIn;
  readonly atMs: number;
}

/** As it is kept: at once where one person may give it, waiting where it takes two. */
export function newGrant(
  { role, unitId, officialId, days }: GrantRequest,
  { id, accountId, caller, atMs }: Giving,
): Grant {
  const waits = needsSecondPerson(role);
  const by = caller.account.id;
  const most = role === 'auditor' ? AUDITOR_GRANT_DAYS : undefined;
  const lasts = days === undefined ? most : Math.min(days, most ?? days);
  return {
    id,
    accountId,
    role,
    unitId,
    ...(officialId === undefined ? {} : { officialId }),
    requestedBy: by,
    requestedAtMs: atMs,
    approvedBy: waits ? null : by,
    approvedAtMs: waits ? null : atMs,
    expiresAtMs: lasts === undefined ? null : atMs + lasts * DAY_MS,
  };
}

/** Somebody must be left who can give roles; asked in the transaction that takes one away. */
export async function assertNotLastAdministrator(
  trx: StoreTransaction,
  leaving: Readonly<{ id: string } | { accountId: string }>,
  nowMs: number,
): Promise<void> {
  const whole = (await listGrants(trx, nowMs)).filter(
    ({ role, unitId, approvedBy, expiresAtMs }) =>
      role === 'administrator' && unitId === null && approvedBy !== null && expiresAtMs === null,
  );
  const leaves = (grant: Grant): boolean =>
    'id' in leaving ? grant.id === leaving.id : grant.accountId === leaving.accountId;
  const staying = whole.filter((grant) => !leaves(grant));
  if (staying.length === 0 && whole.length > 0) throw new Problem('last-administrator');
}
