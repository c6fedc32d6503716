import type { Request } from 'express';
import type { InvitationPassword, InvitationPreview } from '../../shared/api/invitation.ts';
import { localDayOf } from '../../shared/domain/local-day.ts';
import type { ApiRouter } from '../http/api-router.ts';
import { endpoint } from '../http/endpoint.ts';
import { isGoodPassword } from '../http/passwords.ts';
import { Problem } from '../http/problem.ts';
import { hashToken, readSessionToken } from '../http/session-cookie.ts';
import type { Services } from '../services.ts';
import { browserFamily } from '../sign-in/browser-family.ts';
import { wasSignedInHere } from '../sign-in/known-browser.ts';
import { limited } from '../sign-in/limited.ts';
import { accountNames, changePassword, listAccounts, type Account } from '../store/accounts.ts';
import { appendAudit } from '../store/audit-log.ts';
import { unitOfAccount } from '../store/grants.ts';
import {
  findOpenInvitation,
  noteOpened,
  useInvitation,
  type Invitation,
} from '../store/invitations.ts';
import { findSession } from '../store/sessions.ts';
import { loadSettings } from '../store/settings.ts';
import { makersOf, makersStillGovern } from './makers-govern.ts';

/** What the holder of a link may do without a session: see whose it is, choose the password. */
export function invitationUses(router: ApiRouter, services: Services): void {
  endpoint(router, 'postInvitationOpening', async ({ body, request }) => {
    const found = await presented(body.token, request, services);
    await noteOpening(found, request, services);
    return previewOf(found, services);
  });

  endpoint(router, 'postInvitationPassword', async ({ body, request }) => {
    const found = await presented(body.token, request, services);
    await choose(found, { body, request }, services);
    return undefined;
  });
}

interface Found {
  readonly invitation: Invitation;
  /** Whose password it is about. */
  readonly account: Account;
}

/**
 * The link that the token opens, as long as its makers govern the account; whoever guesses waits
 * longer and longer.
 */
async function presented(token: string, request: Request, services: Services): Promise<Found> {
  const { store, clock, invitationLimit } = services;
  let invitation: Invitation | undefined;
  const key = `address ${addressOf(request)}`;
  await limited({ limit: invitationLimit, key }, async () => {
    const tokenHash = hashToken(token);
    const found = await findOpenInvitation(store.db, { tokenHash }, clock());
    if (found !== undefined && (await makersStillGovern(found, services))) invitation = found;
    return found !== undefined;
  });
  const accountId = invitation?.accountId;
  const account = (await listAccounts(store.db)).find(({ id }) => id === accountId);
  if (invitation === undefined || account === undefined) throw new Problem('no-such-invitation');
  await assertNotTheirs({ invitation, account }, request, services);
  return { invitation, account };
}

/** Who made the link or agreed to it does not open it: that person is not the one invited. */
async function assertNotTheirs(found: Found, request: Request, services: Services): Promise<void> {
  const { store, clock, newId } = services;
  const token = readSessionToken(request.headers.cookie);
  if (token === undefined) return;
  const session = await findSession(store.db, hashToken(token), clock());
  const signedIn = session?.account.id;
  if (signedIn === undefined || !makersOf(found.invitation).includes(signedIn)) return;
  const [atMs, accountId] = [clock(), signedIn];
  const unitId = await unitOfAccount(store.db, found.account.id, atMs);
  const detail = { ...detailOf(found), address: addressOf(request) };
  const action = 'invitation.refuse';
  await appendAudit(store.db, { id: newId(), atMs, accountId, action, unitId, detail });
  throw new Problem('own-invitation');
}

/** Once, and again from another address: opening it many times does not fill the log. */
async function noteOpening(
  { invitation, account }: Found,
  request: Request,
  { store, clock, newId }: Services,
): Promise<void> {
  const [atMs, address] = [clock(), addressOf(request)];
  if (invitation.openedAddress === address) return;
  const unitId = await unitOfAccount(store.db, account.id, atMs);
  const family = browserFamily(request.headers['user-agent']);
  const detail = { ...detailOf({ invitation, account }), address, ...family };
  await store.db.transaction().execute(async (trx) => {
    await noteOpened(trx, invitation.id, { atMs, address });
    const entry = { id: newId(), atMs, accountId: null, unitId, detail };
    await appendAudit(trx, { ...entry, action: 'invitation.open' });
  });
}

async function previewOf(
  { invitation, account }: Found,
  { store, clock }: Services,
): Promise<InvitationPreview> {
  const { officeName } = await loadSettings(store.db, localDayOf(clock()));
  const names = await accountNames(store.db);
  const { kind, requestedBy, approvedBy, expiresAtMs } = invitation;
  return {
    kind,
    displayName: account.displayName,
    login: account.login,
    officeName,
    invitedBy: names.get(requestedBy)?.displayName ?? requestedBy,
    approvedBy: approvedBy === null ? null : (names.get(approvedBy)?.displayName ?? approvedBy),
    expiresAtMs,
  };
}

interface Choice {
  readonly body: InvitationPassword;
  readonly request: Request;
}

/** Once; a second factor stays in force, and every session of the account ends. */
async function choose(
  { invitation, account }: Found,
  { body, request }: Choice,
  services: Services,
): Promise<void> {
  const { store, clock, newId, passwords } = services;
  if (!isGoodPassword(body.password, [account.login])) throw new Problem('weak-password');
  const passwordHash = await passwords.hash(body.password);
  const [atMs, address] = [clock(), addressOf(request)];
  const family = browserFamily(request.headers['user-agent']);
  const beside = (await wasSignedInHere(request, makersOf(invitation), services)) ?? null;
  const unitId = await unitOfAccount(store.db, account.id, atMs);
  await store.db.transaction().execute(async (trx) => {
    if (!(await useInvitation(trx, invitation.id, { atMs, address, ...family, beside }))) {
      throw new Problem('no-such-invitation');
    }
    await changePassword(trx, account.id, passwordHash);
    const detail = { ...detailOf({ invitation, account }), address, ...family, beside };
    const entry = { id: newId(), atMs, accountId: account.id, unitId, detail };
    await appendAudit(trx, { ...entry, action: 'invitation.use' });
  });
}

const detailOf = ({ invitation: { id, kind, requestedBy }, account }: Found) => ({
  ...{ invitation: id, account: account.id, login: account.login, kind, invitedBy: requestedBy },
});

/** As the connection, or the trusted proxy, tells it. */
const addressOf = ({ ip }: Request): string => (ip ?? 'unknown').replace(/^::ffff:(?=\d+\.)/u, '');
