import { hashToken, TOKEN_BYTES, writeToken } from '../../server/http/session-cookie.ts';
import { createAccount } from '../../server/store/accounts.ts';
import { createSession } from '../../server/store/sessions.ts';
import type { ServerUnderTest } from './server-under-test.ts';
import { OFFICE } from './small-office.ts';

/** The cookie of an account that sees the commune of the small office alone. */
export async function unitAccountCookie(server: ServerUnderTest): Promise<string> {
  const { store, clock, newId, randomBytes } = server.services;
  const [id, token] = [newId(), writeToken(randomBytes(TOKEN_BYTES))];
  await createAccount(store.db, {
    id,
    login: `xa-${id}`,
    displayName: 'Lãnh đạo phường',
    role: 'manager',
    unitId: OFFICE.commune,
    passwordHash: 'none',
    createdAtMs: clock(),
  });
  await createSession(store.db, { tokenHash: hashToken(token), accountId: id, nowMs: clock() });
  return `__Host-sid=${token}`;
}
