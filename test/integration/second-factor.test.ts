import { administratorGrant, insertGrant } from '../../server/store/grants.ts';
import type { Role } from '../../shared/domain/role.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAccount } from '../../server/store/accounts.ts';
import { codeAt, cookiesOf, enrol } from '../support/authenticator.ts';
import {
  GOOD_PASSWORD,
  setUp,
  startServerUnderTest,
  type ServerUnderTest,
} from '../support/server-under-test.ts';

let server: ServerUnderTest;
let first: string;
beforeEach(async () => {
  server = await startServerUnderTest();
  first = await setUp(server);
});
afterEach(() => server.stop());

const signIn = (login = 'quantri', cookie?: string) =>
  server.call('/api/v1/sessions', {
    json: { login, password: GOOD_PASSWORD },
    ...(cookie === undefined ? {} : { cookie }),
  });
const codeOf = async (response: Response) => ((await response.json()) as { code?: string }).code;
const get = (path: string, cookie: string) => server.call(`/api/v1${path}`, { cookie });
const enter = (code: string, cookie: string) =>
  server.call('/api/v1/sessions/current/second-factor', { json: { code }, cookie });

async function addAccount(login: string, role: Role): Promise<void> {
  const { store, passwords, newId } = server.services;
  const id = newId();
  const passwordHash = await passwords.hash(GOOD_PASSWORD);
  await createAccount(store.db, { id, login, displayName: login, passwordHash, createdAtMs: 0 });
  const given = administratorGrant({ id, accountId: id, atMs: 0 });
  await insertGrant(store.db, { ...given, role });
}

describe('an administrator without a second factor', () => {
  it('does the first run at once, and is led to enrol at the next sign-in', async () => {
    expect((await get('/units', first)).status).toBe(200);
    const response = await signIn();
    expect(await response.clone().json()).toMatchObject({ waitsFor: 'enrolment' });
    const cookie = cookiesOf(response);
    for (const path of ['/units', '/kiosks', '/targets', '/integrity']) {
      expect(await codeOf(await get(path, cookie))).toBe('enrolment-needed');
    }
  });

  it('may do everything once enrolled, under a new token, and other sessions end', async () => {
    const before = cookiesOf(await signIn());
    const { cookie } = await enrol(server, before);
    expect((await get('/units', cookie)).status).toBe(200);
    expect((await get('/units', first)).status).toBe(401);
    server.wait(11_000);
    expect((await get('/units', before)).status).toBe(401);
  });

  it.each([
    ['auditor', 'enrolment'],
    ['manager', undefined],
  ] as const)('asks it of the role %s: %s', async (role, waitsFor) => {
    await addAccount('lan', role);
    expect(((await (await signIn('lan')).json()) as { waitsFor?: string }).waitsFor).toBe(waitsFor);
  });
});

describe('an enrolled account', () => {
  it('signs in with the password and then a code', async () => {
    const { secret } = await enrol(server, first);
    const half = await signIn();
    expect(await half.clone().json()).toMatchObject({ waitsFor: 'second-factor' });
    const cookie = cookiesOf(half);
    expect(await codeOf(await get('/units', cookie))).toBe('second-factor-needed');
    server.wait(30_000);
    const whole = await enter(codeAt(secret, server.services.clock()), cookie);
    expect(whole.status).toBe(200);
    expect(await whole.clone().json()).not.toHaveProperty('waitsFor');
    expect((await get('/units', cookiesOf(whole))).status).toBe(200);
  });

  it('takes no code twice, the one of the enrolment neither', async () => {
    const { secret, code } = await enrol(server, first);
    const cookie = cookiesOf(await signIn());
    expect(await codeOf(await enter(code, cookie))).toBe('wrong-code');
    server.wait(30_000);
    const next = codeAt(secret, server.services.clock());
    expect((await enter(next, cookie)).status).toBe(200);
    expect(await codeOf(await enter(next, cookiesOf(await signIn())))).toBe('wrong-code');
  });

  it('lets one of two calls with one code pass', async () => {
    const { secret } = await enrol(server, first);
    const cookies = [cookiesOf(await signIn()), cookiesOf(await signIn())];
    server.wait(30_000);
    const code = codeAt(secret, server.services.clock());
    const statuses = await Promise.all(
      cookies.map(async (cookie) => (await enter(code, cookie)).status),
    );
    expect(statuses.sort()).toEqual([200, 403]);
  });

  it.each([
    [-2, 403],
    [-1, 200],
    [0, 200],
    [1, 200],
    [2, 403],
  ])('answers a code that is %s steps off with %s', async (steps, status) => {
    const { secret } = await enrol(server, first);
    const cookie = cookiesOf(await signIn());
    server.wait(150_000);
    const code = codeAt(secret, server.services.clock(), steps);
    expect((await enter(code, cookie)).status).toBe(status);
  });

  it('makes a guesser of codes wait, across sessions', async () => {
    await enrol(server, first);
    const codes: (string | undefined)[] = [];
    for (let guess = 0; guess < 7; guess += 1) {
      const cookie = cookiesOf(await signIn());
      codes.push(await codeOf(await enter(`00000${String(guess)}`, cookie)));
    }
    expect(codes.at(0)).toBe('wrong-code');
    expect(codes.at(-1)).toBe('too-many-attempts');
  });

  it('ends a half-open session after thirty minutes', async () => {
    const { secret } = await enrol(server, first);
    const cookie = cookiesOf(await signIn());
    server.wait(31 * 60_000);
    const response = await enter(codeAt(secret, server.services.clock()), cookie);
    expect(await codeOf(response)).toBe('signed-out');
  });

  it('keeps secret and recovery codes out of database and log', async () => {
    const { secret, codes } = await enrol(server, first);
    const { db } = server.services.store;
    const rows = [
      await db.selectFrom('second_factors').selectAll().execute(),
      await db.selectFrom('recovery_codes').selectAll().execute(),
      await db.selectFrom('audit_log').selectAll().execute(),
      server.logLines,
    ];
    const text = JSON.stringify(rows);
    expect(text).toContain('second-factor.enrol');
    expect(text).not.toContain(secret);
    for (const code of codes) expect(text).not.toContain(code.slice(3));
  });

  it('says so when the key that sealed the secret is gone', async () => {
    await enrol(server, first);
    const cookie = cookiesOf(await signIn());
    await server.services.store.db
      .updateTable('second_factors')
      .set({ sealed_secret: 'AAAAAAAAAAAAAAAA.AAAA' })
      .execute();
    expect(await codeOf(await enter('123456', cookie))).toBe('second-factor-unreadable');
  });
});

describe('a recovery code', () => {
  it('signs in once, in any case and spacing, and is counted', async () => {
    const { codes, cookie } = await enrol(server, first);
    expect(codes).toHaveLength(10);
    const typed = ` ${(codes[2] ?? '').toLowerCase().replaceAll('-', ' ')} `;
    expect((await enter(typed, cookiesOf(await signIn()))).status).toBe(200);
    expect(await codeOf(await enter(typed, cookiesOf(await signIn())))).toBe('wrong-code');
    expect(await (await get('/own-account', cookie)).json()).toMatchObject({
      secondFactor: { mandatory: true, recoveryCodesLeft: 9 },
    });
  });

  it('holds no more once new ones were made', async () => {
    const { codes, cookie } = await enrol(server, first);
    const path = '/api/v1/own-account/recovery-codes';
    const renewed = await server.call(path, { method: 'POST', cookie });
    const { codes: fresh } = (await renewed.json()) as { codes: string[] };
    expect(await codeOf(await enter(codes[0] ?? '', cookiesOf(await signIn())))).toBe('wrong-code');
    expect((await enter(fresh[0] ?? '', cookiesOf(await signIn()))).status).toBe(200);
  });
});

describe('turning it off', () => {
  const off = (cookie: string) =>
    server.call('/api/v1/own-account/second-factor', { method: 'DELETE', cookie });

  it('is refused where the role asks for it', async () => {
    const { cookie } = await enrol(server, first);
    expect(await codeOf(await off(cookie))).toBe('second-factor-mandatory');
  });

  it('is done for others, who then sign in with the password alone', async () => {
    await addAccount('lan', 'manager');
    const { cookie } = await enrol(server, cookiesOf(await signIn('lan')));
    expect((await off(cookie)).status).toBe(204);
    expect(await codeOf(await off(cookie))).toBe('no-second-factor');
    expect(await (await signIn('lan')).json()).not.toHaveProperty('waitsFor');
  });
});

describe('enrolling', () => {
  const confirm = (code: string, cookie: string) =>
    server.call('/api/v1/own-account/second-factor', { json: { code }, cookie });
  const draft = async (cookie: string) => {
    const path = '/api/v1/own-account/second-factor/draft';
    const response = await server.call(path, { method: 'POST', cookie });
    return (await response.json()) as { secret: string; address: string };
  };

  it('names office and login in the address for the app', async () => {
    const { secret, address } = await draft(first);
    expect(address).toMatch(/^otpauth:\/\/totp\/.*quantri\?/u);
    expect(new URL(address).searchParams.get('secret')).toBe(secret);
    expect(decodeURIComponent(address)).toContain('Một Chạm Sở Nội vụ');
  });

  it('needs a right code, of the secret shown last and not too late', async () => {
    expect(await codeOf(await confirm('123456', first))).toBe('no-enrolment-begun');
    const { secret: older } = await draft(first);
    const { secret } = await draft(first);
    const now = () => server.services.clock();
    expect(await codeOf(await confirm(codeAt(older, now()), first))).toBe('wrong-code');
    server.wait(29 * 60_000);
    expect((await get('/units', first)).status).toBe(200);
    server.wait(2 * 60_000);
    expect(await codeOf(await confirm(codeAt(secret, now()), first))).toBe('no-enrolment-begun');
  });

  it('keeps the former secret until the new one is proved', async () => {
    const { secret, cookie } = await enrol(server, first);
    await draft(cookie);
    server.wait(30_000);
    const half = cookiesOf(await signIn());
    expect((await enter(codeAt(secret, server.services.clock()), half)).status).toBe(200);
  });
});
