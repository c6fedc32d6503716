import type { Kysely, Selectable } from 'kysely';
import { ROLES, type Role } from '../../shared/domain/role.ts';
import type { Database, GrantRow } from './schema.ts';

/** Who grants, at the console of the server: no account does. */
export const CONSOLE = 'console';

/** A role of an account on a unit and all below it; `unitId` null is the whole tree. */
export interface Grant {
  readonly id: string;
  readonly accountId: string;
  readonly role: Role;
  readonly unitId: string | null;
  /** Of the role 'official': whose figures. */
  readonly officialId?: string;
  /** Account, or `CONSOLE`. */
  readonly requestedBy: string;
  readonly requestedAtMs: number;
  /** Null while a second person has not agreed: it gives nothing until then. */
  readonly approvedBy: string | null;
  readonly approvedAtMs: number | null;
  readonly expiresAtMs: number | null;
}

/** The whole tree, given by whoever holds the server: at the first run and at the console. */
export const administratorGrant = (
  given: Readonly<{ id: string; accountId: string; atMs: number }>,
): Grant => ({
  id: given.id,
  accountId: given.accountId,
  role: 'administrator',
  unitId: null,
  requestedBy: CONSOLE,
  requestedAtMs: given.atMs,
  approvedBy: CONSOLE,
  approvedAtMs: given.atMs,
  expiresAtMs: null,
});

/** Keeps a grant; whether it may be given is judged before. */
export async function insertGrant(db: Kysely<Database>, grant: Grant): Promise<void> {
  await db
    .insertInto('grants')
    .values({
      id: grant.id,
      account_id: grant.accountId,
      role: grant.role,
      unit_id: grant.unitId,
      official_id: grant.officialId ?? null,
      requested_by: grant.requestedBy,
      requested_at_ms: grant.requestedAtMs,
      approved_by: grant.approvedBy,
      approved_at_ms: grant.approvedAtMs,
      expires_at_ms: grant.expiresAtMs,
      ended_at_ms: null,
      ended_by: null,
    })
    .execute();
}

/** What an account is trusted with now: agreed to, not ended, not run out. Never remembered. */
export async function activeGrants(
  db: Kysely<Database>,
  accountId: string,
  nowMs: number,
): Promise<Grant[]> {
  const rows = await openGrants(db, nowMs)
    .where('account_id', '=', accountId)
    .where('approved_by', 'is not', null)
    .execute();
  return rows.map(grantOf);
}

/** The unit that all roles of an account are on; null for several, for the whole tree, for none. */
export async function unitOfAccount(
  db: Kysely<Database>,
  accountId: string,
  nowMs: number,
): Promise<string | null> {
  const units = new Set((await activeGrants(db, accountId, nowMs)).map(({ unitId }) => unitId));
  const [only = null, ...others] = units;
  return others.length === 0 ? only : null;
}

/** Grants that hold or wait for a second person, of all accounts. */
export async function listGrants(db: Kysely<Database>, nowMs: number): Promise<Grant[]> {
  return (await openGrants(db, nowMs).orderBy('requested_at_ms').execute()).map(grantOf);
}

/** A grant that holds or waits; undefined for one that ended or never was. */
export async function findGrant(
  db: Kysely<Database>,
  id: string,
  nowMs: number,
): Promise<Grant | undefined> {
  const row = await openGrants(db, nowMs).where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : grantOf(row);
}

/** The second person agrees; false when somebody did already, or it ended meanwhile. */
export async function approveGrant(
  db: Kysely<Database>,
  id: string,
  by: Readonly<{ accountId: string; atMs: number }>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('grants')
    .set({ approved_by: by.accountId, approved_at_ms: by.atMs })
    .where('id', '=', id)
    .where('approved_by', 'is', null)
    .where('ended_at_ms', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Takes grants back; the rows stay as history. */
export async function endGrants(
  db: Kysely<Database>,
  which: Readonly<{ id: string } | { accountId: string }>,
  by: Readonly<{ accountId: string; atMs: number }>,
): Promise<void> {
  await db
    .updateTable('grants')
    .set({ ended_at_ms: by.atMs, ended_by: by.accountId })
    .where('id' in which ? 'id' : 'account_id', '=', 'id' in which ? which.id : which.accountId)
    .where('ended_at_ms', 'is', null)
    .execute();
}

const openGrants = (db: Kysely<Database>, nowMs: number) =>
  db
    .selectFrom('grants')
    .selectAll()
    .where('ended_at_ms', 'is', null)
    .where((eb) => eb.or([eb('expires_at_ms', 'is', null), eb('expires_at_ms', '>', nowMs)]));

const grantOf = (row: Selectable<GrantRow>): Grant => ({
  id: row.id,
  accountId: row.account_id,
  role: roleOf(row.role),
  unitId: row.unit_id,
  ...(row.official_id === null ? {} : { officialId: row.official_id }),
  requestedBy: row.requested_by,
  requestedAtMs: row.requested_at_ms,
  approvedBy: row.approved_by,
  approvedAtMs: row.approved_at_ms,
  expiresAtMs: row.expires_at_ms,
});

function roleOf(text: string): Role {
  const role = ROLES.find((known) => known === text);
  if (role === undefined) throw new Error(`A grant is of the role '${text}', which nobody knows.`);
  return role;
}
