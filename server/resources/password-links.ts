import type { InvitationLink } from '../../shared/api/invitation.ts';
import type { SignedIn } from '../http/call.ts';
import { hashToken, TOKEN_BYTES, writeToken } from '../http/session-cookie.ts';
import type { Services } from '../services.ts';
import type { Account } from '../store/accounts.ts';
import { appendAudit } from '../store/audit-log.ts';
import { insertInvitation, INVITATION_MS, type InvitationKind } from '../store/invitations.ts';
import type { StoreTransaction } from '../store/open-store.ts';

/** A token that nobody guesses, and what is kept of it. */
export interface NewToken {
  readonly token: string;
  readonly tokenHash: string;
}

export function newToken({ randomBytes }: Pick<Services, 'randomBytes'>): NewToken {
  const token = writeToken(randomBytes(TOKEN_BYTES));
  return { token, tokenHash: hashToken(token) };
}

export interface LinkRequest {
  readonly account: Account;
  readonly kind: InvitationKind;
  /** The unit whose people may read of it in the log. */
  readonly unitId: string | null;
  /** It takes a second person: no link is made yet. */
  readonly waits: boolean;
  readonly caller: SignedIn;
  readonly atMs: number;
}

/** Makes a link, or the request for one; earlier ones of the account end. Null: it waits. */
export async function makeLink(
  trx: StoreTransaction,
  { account, kind, unitId, waits, caller, atMs }: LinkRequest,
  services: Services,
): Promise<InvitationLink | null> {
  const { newId } = services;
  const made = waits ? null : newToken(services);
  const id = newId();
  const by = { accountId: caller.account.id, atMs };
  const tokenHash = made?.tokenHash ?? null;
  await insertInvitation(trx, { id, accountId: account.id, kind, tokenHash, by });
  const action = made === null ? 'invitation.request' : 'invitation.make';
  const detail = { invitation: id, account: account.id, login: account.login, kind };
  await appendAudit(trx, { id: newId(), ...by, action, unitId, detail });
  return made === null ? null : linkOf(account, { token: made.token, atMs }, services);
}

/** As it is shown, once. */
export const linkOf = (
  { id, displayName, login }: Account,
  { token, atMs }: { readonly token: string; readonly atMs: number },
  { facts }: Pick<Services, 'facts'>,
): InvitationLink => ({
  accountId: id,
  displayName,
  login,
  token,
  expiresAtMs: atMs + INVITATION_MS,
  baseUrl: facts.baseUrl,
});
