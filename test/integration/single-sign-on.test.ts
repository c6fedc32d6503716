import { administratorGrant, insertGrant } from '../../server/store/grants.ts';
import type { Role } from '../../shared/domain/role.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAccount } from '../../server/store/accounts.ts';
import { RETURN_PATH } from '../../server/sign-in/single-sign-on-settings.ts';
import { cookiesOf } from '../support/authenticator.ts';
import {
  CLIENT,
  freePort,
  signInAtProvider,
  startIdentityProvider,
  type IdentityProvider,
} from '../support/identity-provider.ts';
import { setUp, startServerUnderTest, type ServerUnderTest } from '../support/server-under-test.ts';

let provider: IdentityProvider;
let server: ServerUnderTest;

beforeAll(async () => {
  const port = await freePort();
  const base = `http://127.0.0.1:${String(port)}`;
  provider = await startIdentityProvider(`${base}${RETURN_PATH}`);
  server = await startServerUnderTest({ env: { PORT: String(port), BASE_URL: base, ...oidc() } });
  await setUp(server);
});
afterAll(async () => {
  await server.stop();
  await provider.close();
});

beforeEach(async () => {
  provider.people.clear();
  await server.services.store.db.deleteFrom('single_sign_on_links').execute();
});

const oidc = () => ({
  OIDC_ISSUER: provider.issuer,
  OIDC_CLIENT_ID: CLIENT.id,
  OIDC_CLIENT_SECRET: CLIENT.secret,
  OIDC_NAME: 'SSO tỉnh Bắc Giang',
});

let count = 0;
/** A new account; answers its login, which is an address. */
async function addAccount(role: Role = 'manager'): Promise<string> {
  count += 1;
  const login = `lan${String(count)}@bacgiang.gov.vn`;
  const id = server.services.newId();
  const passwordHash = 'none';
  await createAccount(server.services.store.db, {
    id,
    login,
    displayName: 'Lan',
    passwordHash,
    createdAtMs: 0,
  });
  const given = administratorGrant({ id, accountId: id, atMs: 0 });
  await insertGrant(server.services.store.db, { ...given, role });
  return login;
}

const begin = () => server.call('/api/v1/single-sign-on');

/** The whole way of a browser; `tamper` changes the address on which it comes back. */
async function comeBack(name: string, tamper = (address: URL) => address): Promise<Response> {
  const begun = await begin();
  const address = begun.headers.get('location') ?? '';
  const returned = tamper(new URL(await signInAtProvider(address, name)));
  return server.call(`${returned.pathname}${returned.search}`, { cookie: cookiesOf(begun) });
}

const current = (response: Response) =>
  server.call('/api/v1/sessions/current', { cookie: cookiesOf(response) });
const outcome = (response: Response) => {
  expect(response.status).toBe(302);
  return response.headers.get('location');
};
const PAGE = '/?single-sign-on=';

describe('the sign-in page', () => {
  it('learns the name of the provider', async () => {
    const options = await server.call('/api/v1/sign-in-options');
    expect(await options.json()).toEqual({ singleSignOn: 'SSO tỉnh Bắc Giang' });
  });

  it('is led to the provider with state, nonce and the challenge of PKCE', async () => {
    const response = await begin();
    const { origin, searchParams } = new URL(response.headers.get('location') ?? '');
    expect(origin).toBe(provider.issuer);
    expect(searchParams.get('response_type')).toBe('code');
    expect(searchParams.get('code_challenge_method')).toBe('S256');
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(searchParams.get(name)).toMatch(/^[\w-]{43}$/u);
    }
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-single-sign-on=.*HttpOnly; SameSite=Lax; Secure/u);
    expect(cookie).not.toContain(searchParams.get('state'));
  });
});

describe('coming back', () => {
  it('signs in the account whose login the provider verified, and remembers the link', async () => {
    const email = await addAccount();
    provider.people.set('subject-1', { email: email.toUpperCase(), email_verified: true });
    const response = await comeBack('subject-1');
    expect(outcome(response)).toBe('/');
    expect(await (await current(response)).json()).toMatchObject({ login: email });
    // The address may change from now on: the subject is who they are.
    provider.people.set('subject-1', { email: 'khac@bacgiang.gov.vn', email_verified: true });
    expect(await (await current(await comeBack('subject-1'))).json()).toMatchObject({
      login: email,
    });
  });

  it('knows nobody by an address that is not verified', async () => {
    const email = await addAccount();
    provider.people.set('subject-2', { email, email_verified: false });
    expect(outcome(await comeBack('subject-2'))).toBe(`${PAGE}unknown-account`);
    provider.people.set('subject-2', { email });
    expect(outcome(await comeBack('subject-2'))).toBe(`${PAGE}unknown-account`);
  });

  it('makes no account for a person who has none', async () => {
    provider.people.set('stranger', { email: 'la@bacgiang.gov.vn', email_verified: true });
    const before = await server.services.store.db.selectFrom('accounts').selectAll().execute();
    const response = await comeBack('stranger');
    expect(outcome(response)).toBe(`${PAGE}unknown-account`);
    expect((await current(response)).status).toBe(401);
    const after = await server.services.store.db.selectFrom('accounts').selectAll().execute();
    expect(after).toEqual(before);
  });

  it('gives an account that is linked to one person to no other', async () => {
    const email = await addAccount();
    provider.people.set('former', { email, email_verified: true });
    provider.people.set('successor', { email, email_verified: true });
    expect(outcome(await comeBack('former'))).toBe('/');
    expect(outcome(await comeBack('successor'))).toBe(`${PAGE}unknown-account`);
  });

  it('still asks an administrator for the second factor', async () => {
    const email = await addAccount('administrator');
    provider.people.set('admin', { email, email_verified: true });
    const response = await comeBack('admin');
    expect(await (await current(response)).json()).toMatchObject({ waitsFor: 'enrolment' });
  });

  it('refuses another state', async () => {
    provider.people.set('s', { email: await addAccount(), email_verified: true });
    const response = await comeBack('s', (address) => {
      address.searchParams.set('state', 'another-state-that-nobody-sent');
      return address;
    });
    expect(outcome(response)).toBe(`${PAGE}refused`);
    expect((await current(response)).status).toBe(401);
  });

  it('refuses the token of another nonce', async () => {
    provider.people.set('s', { email: await addAccount(), email_verified: true });
    const response = await comeBackWith('s', (address) =>
      address.searchParams.set('nonce', 'another-nonce-that-nobody-sent'),
    );
    expect(outcome(response)).toBe(`${PAGE}refused`);
  });

  it('refuses a code that was asked for with another challenge', async () => {
    provider.people.set('s', { email: await addAccount(), email_verified: true });
    const response = await comeBackWith('s', (address) =>
      address.searchParams.set('code_challenge', 'A'.repeat(43)),
    );
    expect(outcome(response)).toBe(`${PAGE}refused`);
  });

  it('refuses a code that the provider never gave', async () => {
    provider.people.set('s', { email: await addAccount(), email_verified: true });
    const response = await comeBack('s', (address) => {
      address.searchParams.set('code', 'made-up');
      return address;
    });
    expect(outcome(response)).toBe(`${PAGE}refused`);
  });

  it('asks to begin again without its cookie, or after ten minutes', async () => {
    provider.people.set('s', { email: await addAccount(), email_verified: true });
    const begun = await begin();
    const address = new URL(await signInAtProvider(begun.headers.get('location') ?? '', 's'));
    const path = `${address.pathname}${address.search}`;
    expect(outcome(await server.call(path))).toBe(`${PAGE}expired`);
    server.wait(10 * 60_000 + 1_000);
    const late = await server.call(path, { cookie: cookiesOf(begun) });
    expect(outcome(late)).toBe(`${PAGE}expired`);
  });

  it('says so when the person gave up', async () => {
    const begun = await begin();
    const { searchParams } = new URL(begun.headers.get('location') ?? '');
    const query = new URLSearchParams({
      error: 'access_denied',
      state: searchParams.get('state') ?? '',
      iss: provider.issuer,
    });
    const response = await server.call(`${RETURN_PATH}?${query.toString()}`, {
      cookie: cookiesOf(begun),
    });
    expect(outcome(response)).toBe(`${PAGE}cancelled`);
  });
});

/** As `comeBack`, with the question to the provider changed on the way there. */
async function comeBackWith(name: string, change: (address: URL) => void): Promise<Response> {
  const begun = await begin();
  const address = new URL(begun.headers.get('location') ?? '');
  change(address);
  const returned = new URL(await signInAtProvider(address.href, name));
  return server.call(`${returned.pathname}${returned.search}`, { cookie: cookiesOf(begun) });
}

describe('the log', () => {
  it('says why a sign-in failed, without code, token or person', async () => {
    const email = await addAccount();
    provider.people.set('logged', { email, email_verified: true });
    const before = server.logLines.length;
    let state = '';
    await comeBackWith('logged', (address) => {
      address.searchParams.set('nonce', 'another-nonce-that-nobody-sent');
      state = address.searchParams.get('state') ?? '';
    });
    const text = JSON.stringify(server.logLines.slice(before));
    expect(text).toContain('single sign-on failed');
    expect(text).toContain('"fault":"refused"');
    for (const secret of [email, state, CLIENT.secret]) expect(text).not.toContain(secret);
  });
});

describe('a provider that does not answer', () => {
  it('is said in words, and asked again at the next try', async () => {
    const port = await freePort();
    const env = {
      ...oidc(),
      OIDC_ISSUER: `http://127.0.0.1:${String(port)}`,
      BASE_URL: 'http://127.0.0.1',
    };
    const alone = await startServerUnderTest({ env });
    try {
      const response = await alone.call('/api/v1/single-sign-on');
      expect(outcome(response)).toBe(`${PAGE}unreachable`);
    } finally {
      await alone.stop();
    }
  });
});
