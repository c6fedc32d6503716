import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runResetTotp } from '../../server/cli/account.ts';
import { runLink } from '../../server/cli/single-sign-on.ts';
import { createAccount } from '../../server/store/accounts.ts';
import { findLinkedAccount } from '../../server/store/single-sign-on-links.ts';
import { enrol } from '../support/authenticator.ts';
import {
  GOOD_PASSWORD,
  setUp,
  startServerUnderTest,
  type ServerUnderTest,
} from '../support/server-under-test.ts';

let server: ServerUnderTest;
let cookie: string;
beforeEach(async () => {
  server = await startServerUnderTest();
  cookie = await setUp(server);
});
afterEach(() => server.stop());

const ISSUER = 'https://sso.example.vn';
const OIDC = {
  OIDC_ISSUER: ISSUER,
  OIDC_CLIENT_ID: 'mot-cham',
  OIDC_CLIENT_SECRET: 'secret',
  BASE_URL: 'https://ratings.example.vn',
};

function consoleOf(env: Record<string, string> = {}) {
  const lines: string[] = [];
  const write = (text: string) => lines.push(text);
  return {
    env: { LANG: 'en_US.UTF-8', DATA_DIR: server.dataDir, ...env },
    stdin: process.stdin,
    stdout: { write },
    stderr: { write },
    text: () => lines.join(''),
  };
}

const actions = async () =>
  (await server.services.store.db.selectFrom('audit_log').select('action').execute()).map(
    ({ action }) => action,
  );

describe('account reset-totp', () => {
  it('takes the second factor off, ends the sessions and is in the log', async () => {
    const enrolled = await enrol(server, cookie);
    const console = consoleOf();
    expect(await runResetTotp({ login: ' QuanTri ' }, console)).toBe(0);
    expect(console.text()).toContain('Two-step sign-in of quantri is off');
    const units = await server.call('/api/v1/units', { cookie: enrolled.cookie });
    expect(units.status).toBe(401);
    const json = { login: 'quantri', password: GOOD_PASSWORD };
    const again = await server.call('/api/v1/sessions', { json });
    expect(await again.json()).toMatchObject({ waitsFor: 'enrolment' });
    expect(await actions()).toContain('account.reset-totp');
  });

  it.each([
    ['nobody', 'No account has that login'],
    ['quantri', 'has no two-step sign-in'],
  ])('of %s answers 2 and says why', async (login, text) => {
    const console = consoleOf();
    expect(await runResetTotp({ login }, console)).toBe(2);
    expect(console.text()).toContain(text);
    expect(await actions()).not.toContain('account.reset-totp');
  });
});

describe('account link', () => {
  it('says who an account is at the provider, in the place of who it was', async () => {
    const { db } = server.services.store;
    for (const subject of ['first', 'second']) {
      expect(await runLink({ login: 'quantri', subject }, consoleOf(OIDC))).toBe(0);
    }
    expect(await findLinkedAccount(db, { issuer: ISSUER, subject: 'first' })).toBeUndefined();
    expect(await findLinkedAccount(db, { issuer: ISSUER, subject: 'second' })).toMatchObject({
      login: 'quantri',
    });
    expect(await actions()).toContain('single-sign-on.link');
  });

  it('takes nobody from another account, and leaves both as they were', async () => {
    const { store, newId } = server.services;
    const names = { login: 'lan', displayName: 'Lan', role: 'manager', unitId: null };
    await createAccount(store.db, { id: newId(), ...names, passwordHash: '', createdAtMs: 0 });
    await runLink({ login: 'quantri', subject: 'one' }, consoleOf(OIDC));
    await runLink({ login: 'lan', subject: 'two' }, consoleOf(OIDC));
    const console = consoleOf(OIDC);
    expect(await runLink({ login: 'lan', subject: 'one' }, console)).toBe(2);
    expect(console.text()).toContain('linked to another account');
    for (const [subject, login] of Object.entries({ one: 'quantri', two: 'lan' })) {
      const account = await findLinkedAccount(store.db, { issuer: ISSUER, subject });
      expect(account).toMatchObject({ login });
    }
  });

  it.each([
    ['nobody', OIDC, 'No account has that login'],
    ['quantri', {}, 'No identity provider'],
  ])('of %s with %j answers 2 and says why', async (login, env, text) => {
    const console = consoleOf(env);
    expect(await runLink({ login, subject: 's' }, console)).toBe(2);
    expect(console.text()).toContain(text);
  });
});
