import type { Role } from '../../shared/domain/role.ts';
import { createAccount } from '../../server/store/accounts.ts';
import { CONSOLE, insertGrant } from '../../server/store/grants.ts';
import { createSession } from '../../server/store/sessions.ts';
import { hashToken, TOKEN_BYTES, writeToken } from '../../server/http/session-cookie.ts';
import type { ServerUnderTest } from './server-under-test.ts';

/** Makes an account with one role on a unit (null: the whole tree); answers its Cookie header. */
export async function signInAs(
  { services }: Pick<ServerUnderTest, 'services'>,
  role: Role,
  unitId: string | null,
): Promise<string> {
  const { store, clock, newId, randomBytes } = services;
  const [id, token, nowMs] = [newId(), writeToken(randomBytes(TOKEN_BYTES)), clock()];
  const account = { id, login: `${role}-${id}`, displayName: `Người thử ${role}` };
  await createAccount(store.db, { ...account, passwordHash: 'none', createdAtMs: nowMs });
  await insertGrant(store.db, {
    id: newId(),
    accountId: id,
    role,
    unitId,
    requestedBy: CONSOLE,
    requestedAtMs: nowMs,
    approvedBy: CONSOLE,
    approvedAtMs: nowMs,
    expiresAtMs: null,
  });
  await createSession(store.db, { tokenHash: hashToken(token), accountId: id, nowMs });
  return `__Host-sid=${token}`;
}
