import type { Kysely, Selectable } from 'kysely';
import type { Database, InvitationRow } from './schema.ts';
import type { StoreReader } from './store.ts';

/** How long a link opens anything. */
export const INVITATION_MS = 72 * 3_600_000;

export type InvitationKind = 'first' | 'reset';

/** A link by which somebody chooses the own password, or the request for one. */
export interface Invitation {
  readonly id: string;
  readonly accountId: string;
  readonly kind: InvitationKind;
  readonly requestedBy: string;
  readonly requestedAtMs: number;
  /** False while it waits for a second person: then there is no link yet. */
  readonly issued: boolean;
  /** The second person, where one was needed. */
  readonly approvedBy: string | null;
  readonly expiresAtMs: number;
  readonly openedAtMs: number | null;
  readonly openedAddress: string | null;
  readonly used: InvitationUse | null;
  readonly endedAtMs: number | null;
}

/** When and whence a password was chosen by a link. */
export interface InvitationUse {
  readonly atMs: number;
  readonly address: string;
  readonly browser: string;
  readonly system: string;
  /** Who made or approved the link and had signed in before in that very browser. */
  readonly beside: string | null;
}

export interface NewInvitation {
  readonly id: string;
  readonly accountId: string;
  readonly kind: InvitationKind;
  /** Null: it waits for a second person. */
  readonly tokenHash: string | null;
  readonly by: Act;
}

/** Whose act, and when. */
export interface Act {
  readonly accountId: string;
  readonly atMs: number;
}

/** Keeps a new link or request; every earlier one of the account ends. */
export async function insertInvitation(
  db: Kysely<Database>,
  { id, accountId, kind, tokenHash, by }: NewInvitation,
): Promise<void> {
  await endInvitations(db, { accountId }, by);
  await db
    .insertInto('invitations')
    .values({
      ...{ id, account_id: accountId, kind, token_hash: tokenHash },
      ...{ requested_by: by.accountId, requested_at_ms: by.atMs },
      ...{ approved_by: null, approved_at_ms: null, expires_at_ms: by.atMs + INVITATION_MS },
      ...{ opened_at_ms: null, opened_address: null, used_at_ms: null, used_address: null },
      ...{ used_browser: null, used_system: null, used_beside: null },
      ...{ ended_at_ms: null, ended_by: null },
    })
    .execute();
}

/** The newest of every account: the one that counts. */
export async function newestInvitations(
  db: Kysely<Database>,
): Promise<ReadonlyMap<string, Invitation>> {
  const rows = await db.selectFrom('invitations').selectAll().orderBy('requested_at_ms').execute();
  return new Map(rows.map((row) => [row.account_id, invitationOf(row)]));
}

/** By which link the account's person last chose a password; undefined when by none. */
export async function lastUsedInvitation(
  db: Kysely<Database>,
  accountId: string,
): Promise<Invitation | undefined> {
  const row = await db
    .selectFrom('invitations')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('used_at_ms', 'is not', null)
    .orderBy('used_at_ms', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && invitationOf(row);
}

/**
 * Links by which passwords were chosen, the earliest first: of the account itself, and of everybody
 * whose link it ever made or agreed to.
 */
export async function usedInvitationsAround(
  db: StoreReader,
  accountId: string,
): Promise<Invitation[]> {
  const made = db
    .selectFrom('invitations')
    .select('account_id')
    .where((row) => row.or({ requested_by: accountId, approved_by: accountId }));
  const rows = await db
    .selectFrom('invitations')
    .selectAll()
    .where((row) => row.or([row('account_id', '=', accountId), row('account_id', 'in', made)]))
    .where('used_at_ms', 'is not', null)
    .orderBy('used_at_ms')
    .execute();
  return rows.map(invitationOf);
}

/** One that waits or opens something still. */
export async function findOpenInvitation(
  db: Kysely<Database>,
  by: Readonly<{ id: string } | { tokenHash: string }>,
  nowMs: number,
): Promise<Invitation | undefined> {
  const row = await openInvitations(db, nowMs)
    .where('id' in by ? 'id' : 'token_hash', '=', 'id' in by ? by.id : by.tokenHash)
    .executeTakeFirst();
  return row && invitationOf(row);
}

/** The second person agrees: now there is a link. False when it waited no more. */
export async function approveInvitation(
  db: Kysely<Database>,
  { id, tokenHash, by }: Pick<NewInvitation, 'id' | 'by'> & { readonly tokenHash: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('invitations')
    .set({
      token_hash: tokenHash,
      approved_by: by.accountId,
      approved_at_ms: by.atMs,
      expires_at_ms: by.atMs + INVITATION_MS,
    })
    .where('id', '=', id)
    .where('token_hash', 'is', null)
    .where('ended_at_ms', 'is', null)
    .where('expires_at_ms', '>', by.atMs)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Notes that it was opened. */
export async function noteOpened(
  db: Kysely<Database>,
  id: string,
  at: Readonly<{ atMs: number; address: string }>,
): Promise<void> {
  await db
    .updateTable('invitations')
    .set({ opened_at_ms: at.atMs, opened_address: at.address })
    .where('id', '=', id)
    .execute();
}

/** Uses it up; false when somebody did before, or it ended meanwhile. */
export async function useInvitation(
  db: Kysely<Database>,
  id: string,
  use: InvitationUse,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('invitations')
    .set({
      used_at_ms: use.atMs,
      used_address: use.address,
      used_browser: use.browser,
      used_system: use.system,
      used_beside: use.beside,
    })
    .where('id', '=', id)
    .where('used_at_ms', 'is', null)
    .where('ended_at_ms', 'is', null)
    .where('expires_at_ms', '>', use.atMs)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Ends what is open still; answers how many. The rows stay as history. */
export async function endInvitations(
  db: Kysely<Database>,
  which: Readonly<{ id: string } | { accountId: string }>,
  by: Readonly<{ accountId: string | null; atMs: number }>,
): Promise<number> {
  const { numUpdatedRows } = await openInvitationsUpdate(db, by)
    .where('id' in which ? 'id' : 'account_id', '=', 'id' in which ? which.id : which.accountId)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** Ends open links and requests that an account made or agreed to. */
export async function endInvitationsOfMaker(
  db: Kysely<Database>,
  makerId: string,
  by: Readonly<{ accountId: string | null; atMs: number }>,
): Promise<void> {
  await openInvitationsUpdate(db, by)
    .where((eb) => eb.or([eb('requested_by', '=', makerId), eb('approved_by', '=', makerId)]))
    .execute();
}

/** After data were put back: a link of then may have been used since. */
export async function endAllInvitations(db: Kysely<Database>, atMs: number): Promise<void> {
  await openInvitationsUpdate(db, { accountId: null, atMs }).execute();
}

const openInvitationsUpdate = (
  db: Kysely<Database>,
  by: Readonly<{ accountId: string | null; atMs: number }>,
) =>
  db
    .updateTable('invitations')
    .set({ ended_at_ms: by.atMs, ended_by: by.accountId })
    .where('used_at_ms', 'is', null)
    .where('ended_at_ms', 'is', null);

const openInvitations = (db: Kysely<Database>, nowMs: number) =>
  db
    .selectFrom('invitations')
    .selectAll()
    .where('used_at_ms', 'is', null)
    .where('ended_at_ms', 'is', null)
    .where('expires_at_ms', '>', nowMs);

const invitationOf = (row: Selectable<InvitationRow>): Invitation => ({
  id: row.id,
  accountId: row.account_id,
  kind: row.kind === 'first' ? 'first' : 'reset',
  requestedBy: row.requested_by,
  requestedAtMs: row.requested_at_ms,
  issued: row.token_hash !== null,
  approvedBy: row.approved_by,
  expiresAtMs: row.expires_at_ms,
  openedAtMs: row.opened_at_ms,
  openedAddress: row.opened_address,
  used: useOf(row),
  endedAtMs: row.ended_at_ms,
});

function useOf(row: Selectable<InvitationRow>): InvitationUse | null {
  if (row.used_at_ms === null) return null;
  return {
    atMs: row.used_at_ms,
    address: row.used_address ?? '',
    browser: row.used_browser ?? 'other',
    system: row.used_system ?? 'other',
    beside: row.used_beside,
  };
}
