import type { Role } from '../../shared/domain/role.ts';
import { createAccount } from '../../server/store/accounts.ts';
import { CONSOLE, insertGrant } from '../../server/store/grants.ts';
import { createSession } from '../../server/store/sessions.ts';
import { hashToken, TOKEN_BYTES, writeToken } from '../../server/http/session-cookie.ts';
import type { ServerUnderTest } from './server-under-test.ts';

/** Of a password that nobody kept, made cheaply. */
const SOME_HASH =
  '$argon2id$v=19$m=19,t=1,p=1$KCpQ1ydHevSZV6Ikp7oqTA$1rVSqEt32mA+6xsyrEHh9MO+k4guhwdWhyz19XFqk6g';

/** Makes an account with one role on a unit (null: the whole tree); answers its Cookie header. */
export async function signInAs(
  { services }: Pick<ServerUnderTest, 'services'>,
  role: Role,
  unitId: string | null,
): Promise<string> {
  const { store, clock, newId, randomBytes } = services;
  const [id, token, nowMs] = [newId(), writeToken(randomBytes(TOKEN_BYTES)), clock()];
  const account = { id, login: `${role}-${id}`, displayName: `Người thử ${role}` };
  await createAccount(store.db, { ...account, passwordHash: SOME_HASH, createdAtMs: nowMs });
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
