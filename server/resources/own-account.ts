import type { PasswordOrigin } from '../../shared/api/invitation.ts';
import type { PasswordChange } from '../../shared/api/own-account.ts';
import type { ApiRouter } from '../http/api-router.ts';
import type { SignedIn } from '../http/call.ts';
import { endpoint } from '../http/endpoint.ts';
import { sessionCookies } from '../http/open-session.ts';
import { isGoodPassword } from '../http/passwords.ts';
import { Problem } from '../http/problem.ts';
import { Reply } from '../http/reply.ts';
import type { Services } from '../services.ts';
import { limited } from '../sign-in/limited.ts';
import { mustEnrol } from '../sign-in/must-enrol.ts';
import { accountNames, changePassword, findAccount, type Account } from '../store/accounts.ts';
import { appendAudit } from '../store/audit-log.ts';
import { endInvitations, lastUsedInvitation } from '../store/invitations.ts';
import { endOtherSessions, endSession, listSessions } from '../store/own-sessions.ts';
import { countRecoveryCodes } from '../store/recovery-codes.ts';
import { findSecondFactor } from '../store/second-factors.ts';

/** What everybody may see and change of the own account: sessions and password. */
export function ownAccount(router: ApiRouter, services: Services): void {
  const { store, clock, newId } = services;
  const entry = ({ id }: Account, action: string, detail = {}) => ({
    id: newId(),
    atMs: clock(),
    accountId: id,
    action,
    detail,
  });

  endpoint(router, 'getOwnAccount', ({ caller }) => ownAccountOf(caller, services));

  endpoint(router, 'putOwnPassword', async ({ body, caller, request }) => {
    await assertOldPassword(caller, body, services);
    if (!isGoodPassword(body.newPassword, [caller.account.login]))
      throw new Problem('weak-password');
    const passwordHash = await services.passwords.hash(body.newPassword);
    await store.db.transaction().execute(async (trx) => {
      await changePassword(trx, caller.account.id, passwordHash);
      // Who holds a link that was never used loses it.
      const by = { accountId: caller.account.id, atMs: clock() };
      await endInvitations(trx, { accountId: caller.account.id }, by);
      await appendAudit(trx, entry(caller.account, 'account.change-password'));
    });
    const again = { account: caller.account, waitsFor: null };
    const cookies = await sessionCookies(request, again, services);
    return new Reply(undefined, { headers: { 'Set-Cookie': cookies } });
  });

  endpoint(router, 'deleteOwnSession', async ({ params, caller }) => {
    if (!(await endSession(store.db, caller.account.id, params.id))) {
      throw new Problem('no-such-session');
    }
    await appendAudit(store.db, entry(caller.account, 'session.end'));
    return undefined;
  });

  endpoint(router, 'deleteOtherSessions', async ({ caller }) => {
    const count = await endOtherSessions(store.db, caller.account.id, caller.sessionId);
    await appendAudit(store.db, entry(caller.account, 'session.end-others', { count }));
    return undefined;
  });
}

async function ownAccountOf({ account, sessionId }: SignedIn, services: Services) {
  const { store, clock } = services;
  const sessions = await listSessions(store.db, account.id, clock());
  const secondFactor = await findSecondFactor(store.db, account.id);
  return {
    sessions: sessions.map((session) => ({ ...session, current: session.id === sessionId })),
    secondFactor: {
      enrolledAtMs: secondFactor?.enrolledAtMs ?? null,
      mandatory: await mustEnrol(account, services),
      recoveryCodesLeft: await countRecoveryCodes(store.db, account.id),
    },
    passwordOrigin: await passwordOriginOf(account, services),
  };
}

/** By which link the password came: so that its person can see who could have used it before. */
async function passwordOriginOf(
  { id }: Account,
  { store }: Pick<Services, 'store'>,
): Promise<PasswordOrigin | null> {
  const invitation = await lastUsedInvitation(store.db, id);
  if (invitation === undefined || invitation.used === null) return null;
  const names = await accountNames(store.db);
  const nameOf = (accountId: string): string => names.get(accountId)?.displayName ?? accountId;
  const { used, requestedBy, approvedBy } = invitation;
  return {
    ...used,
    beside: used.beside === null ? null : nameOf(used.beside),
    invitedBy: nameOf(requestedBy),
    approvedBy: approvedBy === null ? null : nameOf(approvedBy),
  };
}

async function assertOldPassword(
  { account, sessionId }: SignedIn,
  { oldPassword }: PasswordChange,
  { store, passwords, signInLimit }: Services,
): Promise<void> {
  const fits = await limited({ limit: signInLimit, key: `session ${sessionId}` }, async () => {
    const found = await findAccount(store.db, account.login);
    return passwords.verify(found?.passwordHash, oldPassword);
  });
  if (!fits) throw new Problem('wrong-password');
}
