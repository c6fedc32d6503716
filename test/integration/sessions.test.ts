import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  cookieOf,
  GOOD_PASSWORD,
  setUp,
  startServerUnderTest,
  type CallInit,
  type ServerUnderTest,
} from '../support/server-under-test.ts';

let server: ServerUnderTest;
beforeAll(async () => {
  server = await startServerUnderTest({ env: { SECOND_FACTOR_ROLES: 'none' } });
  await setUp(server);
});
afterAll(() => server.stop());

const signIn = (init: CallInit & { password?: string; login?: string } = {}) => {
  const { password = GOOD_PASSWORD, login = 'quantri', ...rest } = init;
  return server.call('/api/v1/sessions', { json: { login, password }, ...rest });
};
const current = (cookie: string) => server.call('/api/v1/sessions/current', { cookie });
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

describe('POST /api/v1/sessions', () => {
  it('signs in, whatever the case of the login', async () => {
    const response = await signIn({ login: ' QuanTri ' });
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({ login: 'quantri', office: { cutOffDay: 15 } });
    expect((await current(cookieOf(response))).status).toBe(200);
  });

  it('answers a wrong password and an unknown login alike', async () => {
    const bodies = await Promise.all(
      [signIn({ password: 'sai mật khẩu rồi' }), signIn({ login: 'khong-co' })].map(
        async (response) => ({ ...((await (await response).json()) as object), requestId: '' }),
      ),
    );
    expect(bodies[0]).toMatchObject({ code: 'wrong-credentials', status: 401 });
    expect(bodies[1]).toEqual(bodies[0]);
  });

  it('gives every sign-in a new token and ends the session that the browser had', async () => {
    const first = cookieOf(await signIn());
    const second = cookieOf(await signIn({ cookie: first }));
    expect(second).not.toBe(first);
    expect((await current(first)).status).toBe(401);
    expect((await current(second)).status).toBe(200);
  });

  it('keeps the token out of the database', async () => {
    const token = cookieOf(await signIn()).split('=')[1] ?? '';
    const rows = await server.services.store.db.selectFrom('sessions').selectAll().execute();
    expect(token).toHaveLength(43);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('makes a guesser wait but never shuts the account for good', async () => {
    const login = 'bi-do-mat-khau';
    const codes: string[] = [];
    for (let guess = 0; guess < 7; guess += 1) codes.push(await codeOf(await signIn({ login })));
    expect(codes.at(-2)).toBe('wrong-credentials');
    expect(codes.at(-1)).toBe('too-many-attempts');
    server.wait(60_000);
    expect(await codeOf(await signIn({ login }))).toBe('wrong-credentials');
  });

  it('gives a cookie that plain HTTP on a local network can carry', async () => {
    // fetch sets the Host header by itself; a proxied host name stands for an office's own address.
    const proxied = await startServerUnderTest({ env: { TRUST_PROXY: '1' } });
    try {
      const setup = await proxied.call('/api/v1/setup', {
        json: {
          setupCode: proxied.setupCode,
          login: 'quantri',
          displayName: 'A',
          password: GOOD_PASSWORD,
          officeName: 'B',
          cutOffDay: 15,
          targetPreset: null,
        },
        headers: { 'X-Forwarded-Host': '192.168.1.20:3000' },
      });
      expect(setup.headers.getSetCookie()[0]).toMatch(
        /^sid=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=36000$/,
      );
    } finally {
      await proxied.stop();
    }
  });
});

describe('GET /api/v1/sessions/current', () => {
  it.each(['', '__Host-sid=', `__Host-sid=${'A'.repeat(43)}`, 'sid=x'])(
    'refuses the cookie %j',
    async (cookie) => {
      const response = await current(cookie);
      expect(response.status).toBe(401);
      expect(await codeOf(response)).toBe('signed-out');
    },
  );

  it('ends a session that was idle for half an hour', async () => {
    const cookie = cookieOf(await signIn());
    server.wait(29 * 60_000);
    expect((await current(cookie)).status).toBe(200);
    server.wait(29 * 60_000);
    expect((await current(cookie)).status).toBe(200);
    server.wait(31 * 60_000);
    expect((await current(cookie)).status).toBe(401);
  });

  it('ends every session after ten hours, used or not', async () => {
    const cookie = cookieOf(await signIn());
    for (let halfHours = 1; halfHours < 24; halfHours += 1) {
      server.wait(25 * 60_000);
      if (halfHours * 25 < 600) expect((await current(cookie)).status).toBe(200);
    }
    server.wait(25 * 60_000);
    expect((await current(cookie)).status).toBe(401);
  });
});

describe('DELETE /api/v1/sessions/current', () => {
  it('ends the session on the server and in the browser', async () => {
    const cookie = cookieOf(await signIn());
    const response = await server.call('/api/v1/sessions/current', { method: 'DELETE', cookie });
    expect(response.status).toBe(204);
    expect(response.headers.getSetCookie()[0]).toContain('__Host-sid=; ');
    expect(response.headers.getSetCookie()[0]).toContain('Max-Age=0');
    expect((await current(cookie)).status).toBe(401);
  });
});

describe('a change that another site asks for', () => {
  it.each([
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { Origin: 'http://127.0.0.1:1' },
  ])('is refused: %j', async (headers) => {
    const response = await signIn({ headers });
    expect(response.status).toBe(403);
    expect(await codeOf(response)).toBe('foreign-origin');
  });

  it('is taken from our own pages', async () => {
    const headers = { Origin: server.url, 'Sec-Fetch-Site': 'same-origin' };
    expect((await signIn({ headers })).status).toBe(201);
  });
});

describe('the log', () => {
  it('holds no password, no cookie and no full address', async () => {
    const linesBefore = server.logLines.length;
    const cookie = cookieOf(await signIn());
    await current(cookie);
    const text = JSON.stringify(server.logLines.slice(linesBefore));
    expect(text).toContain('/api/v1/sessions/current');
    expect(text).not.toContain(GOOD_PASSWORD);
    expect(text).not.toContain(cookie.split('=')[1]);
    expect(text).not.toContain('127.0.0.1');
    expect(text).toContain('127.0.0.0/24');
  });
});
