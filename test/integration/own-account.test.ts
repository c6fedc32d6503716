import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OwnAccount } from '../../shared/api/own-account.ts';
import { codeAt, cookiesOf, enrol } from '../support/authenticator.ts';
import {
  GOOD_PASSWORD,
  NOW_MS,
  setUp,
  startServerUnderTest,
  type ServerUnderTest,
} from '../support/server-under-test.ts';
import { ratingContent } from '../support/simulated-kiosk.ts';
import { insertSmallOffice, OFFICE } from '../support/small-office.ts';
import { askToPair, enrolKiosk, post } from '../support/enrolled-kiosk.ts';

const WINDOWS_EDGE =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0';
const ANOTHER_PASSWORD = 'trời xanh mây trắng';

let server: ServerUnderTest;
let cookie: string;
beforeEach(async () => {
  server = await startServerUnderTest({ env: { SECOND_FACTOR_ROLES: 'none' } });
  await setUp(server);
  cookie = cookiesOf(await signIn());
});
afterEach(() => server.stop());

const signIn = (password = GOOD_PASSWORD, headers: Record<string, string> = {}) =>
  server.call('/api/v1/sessions', { json: { login: 'quantri', password }, headers });
const account = async (of = cookie) =>
  (await (await server.call('/api/v1/own-account', { cookie: of })).json()) as OwnAccount;
const codeOf = async (response: Response) => ((await response.json()) as { code?: string }).code;
const status = async (of: string) =>
  (await server.call('/api/v1/sessions/current', { cookie: of })).status;
const drop = (path: string) =>
  server.call(`/api/v1/own-account/${path}`, { method: 'DELETE', cookie });
const confirm = (json: object, of = cookie) =>
  server.call('/api/v1/sessions/current/confirmation', { json, cookie: of });

describe('the own sessions', () => {
  it('are listed with browser and times, the calling one marked', async () => {
    const other = cookiesOf(await signIn(GOOD_PASSWORD, { 'User-Agent': WINDOWS_EDGE }));
    const { sessions } = await account(other);
    expect(sessions).toHaveLength(3);
    expect(sessions.filter(({ current }) => current)).toMatchObject([
      { browser: 'edge', system: 'windows' },
    ]);
    for (const { createdAtMs, seenAtMs } of sessions) {
      expect(seenAtMs).toBeGreaterThanOrEqual(createdAtMs);
    }
    expect(JSON.stringify(sessions)).not.toContain('Mozilla');
  });

  it('end one by one', async () => {
    const other = cookiesOf(await signIn());
    const id = (await account(other)).sessions.find(({ current }) => current)?.id ?? '';
    expect((await drop(`sessions/${id}`)).status).toBe(204);
    expect(await status(other)).toBe(401);
    expect(await status(cookie)).toBe(200);
    expect(await codeOf(await drop(`sessions/${id}`))).toBe('no-such-session');
  });

  it('end all but the calling one', async () => {
    const other = cookiesOf(await signIn());
    expect((await drop('other-sessions')).status).toBe(204);
    expect(await status(other)).toBe(401);
    expect((await account()).sessions).toHaveLength(1);
  });

  it('end only for who has shown within five minutes that they are theirs', async () => {
    const other = cookiesOf(await signIn());
    const id = (await account(other)).sessions.find(({ current }) => current)?.id ?? '';
    server.wait(6 * 60_000);
    expect(await codeOf(await drop(`sessions/${id}`))).toBe('confirmation-needed');
    expect(await codeOf(await drop('other-sessions'))).toBe('confirmation-needed');
    expect(await status(other)).toBe(200);
  });
});

describe('changing the password', () => {
  const change = (oldPassword: string, newPassword: string) =>
    server.call('/api/v1/own-account/password', {
      method: 'PUT',
      json: { oldPassword, newPassword },
      cookie,
    });

  it('ends every session and gives the calling browser a new one', async () => {
    const other = cookiesOf(await signIn());
    const response = await change(GOOD_PASSWORD, ANOTHER_PASSWORD);
    expect(response.status).toBe(204);
    expect(await status(other)).toBe(401);
    expect(await status(cookie)).toBe(401);
    expect(await status(cookiesOf(response))).toBe(200);
    expect((await signIn()).status).toBe(401);
    expect((await signIn(ANOTHER_PASSWORD)).status).toBe(201);
  });

  it.each([
    ['không phải', ANOTHER_PASSWORD, 'wrong-password'],
    [GOOD_PASSWORD, 'ngắn quá', 'weak-password'],
    [GOOD_PASSWORD, 'password1234', 'weak-password'],
    [GOOD_PASSWORD, 'aaaaaaaaaaaaaaa', 'weak-password'],
  ])('refuses the old %j with the new %j', async (old, next, code) => {
    expect(await codeOf(await change(old, next))).toBe(code);
    expect((await signIn()).status).toBe(201);
  });

  it('makes a guesser of the old password wait', async () => {
    const codes: (string | undefined)[] = [];
    for (let guess = 0; guess < 7; guess += 1) {
      codes.push(await codeOf(await change('đoán', ANOTHER_PASSWORD)));
    }
    expect(codes.at(-1)).toBe('too-many-attempts');
    // Its owner signs in elsewhere as ever.
    expect((await signIn()).status).toBe(201);
  });
});

describe('what needs a recent confirmation', () => {
  const approve = async (of: string) => {
    const { userCode } = await askToPair(server);
    const json = { counterId: OFFICE.counter, name: 'Máy', questionnaire: 'mot-cham' };
    return server.call(`/api/v1/pairings/${userCode}/approval`, { json, cookie: of });
  };
  beforeEach(() => insertSmallOffice(server.services));

  it('passes within five minutes of signing in, and not later', async () => {
    expect((await approve(cookie)).status).toBe(201);
    server.wait(5 * 60_000);
    expect(await codeOf(await approve(cookie))).toBe('confirmation-needed');
  });

  it('passes after the password under a new token, for five minutes', async () => {
    server.wait(6 * 60_000);
    const renewed = await confirm({ password: GOOD_PASSWORD });
    expect(renewed.status).toBe(204);
    const fresh = cookiesOf(renewed);
    expect((await approve(fresh)).status).toBe(201);
    server.wait(5 * 60_000);
    expect(await codeOf(await approve(fresh))).toBe('confirmation-needed');
  });

  it('gains nothing for the token of before, which ends after ten seconds', async () => {
    server.wait(6 * 60_000);
    await confirm({ password: GOOD_PASSWORD });
    expect(await status(cookie)).toBe(200);
    expect(await codeOf(await approve(cookie))).toBe('confirmation-needed');
    server.wait(10_000);
    expect(await status(cookie)).toBe(401);
  });

  it('takes a code of the app in the place of the password', async () => {
    const enrolled = await enrol(server, cookie);
    server.wait(6 * 60_000);
    expect(await codeOf(await approve(enrolled.cookie))).toBe('confirmation-needed');
    const code = codeAt(enrolled.secret, server.services.clock());
    const fresh = cookiesOf(await confirm({ code }, enrolled.cookie));
    expect((await approve(fresh)).status).toBe(201);
  });

  it('is a report file with names, and none without', async () => {
    const file = () =>
      server.call('/api/v1/reports/period/file?unit=07201&period=2026-12&format=csv', { cookie });
    server.wait(6 * 60_000);
    expect((await file()).status).toBe(200);
    await rateAnOfficial(server);
    expect(await codeOf(await file())).toBe('confirmation-needed');
    cookie = cookiesOf(await confirm({ password: GOOD_PASSWORD }));
    expect((await file()).status).toBe(200);
  });
});

/** An official on duty, and a citizen's rating meanwhile. */
async function rateAnOfficial({ services, ...server }: ServerUnderTest): Promise<void> {
  const { db } = services.store;
  const official = { id: 'official-1', unit_id: OFFICE.commune, code: 'CB01' };
  const name = { family_name: 'Nguyễn Thị', given_name: 'Hoa', honorific: null, title: null };
  const validity = { valid_from: '2016-01-01', valid_to: null };
  await db
    .insertInto('officials')
    .values({ ...official, ...name, ...validity })
    .execute();
  await db
    .insertInto('duties')
    .values({
      id: 'duty-1',
      counter_id: OFFICE.counter,
      official_id: official.id,
      starts_at_ms: NOW_MS - 86_400_000,
      ends_at_ms: NOW_MS + 86_400_000,
    })
    .execute();
  const kiosk = await enrolKiosk({ services, ...server }, 'kiosk-1');
  await post({ services, ...server }, await kiosk.request([await kiosk.write(ratingContent())]));
}

describe('guessing at an account', () => {
  const guess = (headers: Record<string, string> = {}) => signIn('đoán mò', headers);
  const browserOf = (cookies: string) =>
    cookies.split('; ').find((one) => one.includes('browser=')) ?? '';

  it('never locks out the browser that its owner uses', async () => {
    for (let count = 0; count < 8; count += 1) await guess();
    expect(await codeOf(await signIn())).toBe('too-many-attempts');
    expect((await signIn(GOOD_PASSWORD, { Cookie: browserOf(cookie) })).status).toBe(201);
  });

  it('uses up the allowance of a known browser too, and no other one', async () => {
    const Cookie = browserOf(cookie);
    for (let count = 0; count < 6; count += 1) await guess({ Cookie });
    expect(await codeOf(await signIn(GOOD_PASSWORD, { Cookie }))).toBe('too-many-attempts');
    expect((await signIn()).status).toBe(201);
  });

  it('gains nothing by a made-up browser cookie', async () => {
    for (let count = 0; count < 8; count += 1) await guess();
    const Cookie = `__Host-browser=${'A'.repeat(43)}`;
    expect(await codeOf(await signIn(GOOD_PASSWORD, { Cookie }))).toBe('too-many-attempts');
  });

  it('knows a browser for half a year of silence', async () => {
    const Cookie = browserOf(cookie);
    server.wait(181 * 86_400_000);
    for (let count = 0; count < 8; count += 1) await guess();
    expect(await codeOf(await signIn(GOOD_PASSWORD, { Cookie }))).toBe('too-many-attempts');
  });
});
