import type { ProblemCode } from '../../shared/api/problems.ts';
import { utf8 } from '../../shared/record/bytes.ts';
import { generateSigningKey } from '../../shared/record/signing-key.ts';
import { err } from '../../shared/result.ts';
import { newTicket } from '../../server/resources/re-key-ticket.ts';
import {
  cookieOf,
  GOOD_PASSWORD,
  setUp,
  startServerUnderTest,
  type CallInit,
  type ServerUnderTest,
} from '../support/server-under-test.ts';
import { ratingContent, simulateKiosk, type SimulatedKiosk } from '../support/simulated-kiosk.ts';
import { enrolKiosk, post, askToPair, reKey, fiftyRatings } from '../support/enrolled-kiosk.ts';
import { fillDisk } from '../support/full-disk.ts';
import { insertOddCounters, insertSmallOffice, OFFICE } from '../support/small-office.ts';
import { signInAs } from '../support/sign-in-as.ts';
import { PROVOKED_AROUND_ACCOUNTS } from './provoked-account-problems.ts';
import { PROVOKED_ANNULMENTS } from './provoked-annulments.ts';
import { PROVOKED_DUTIES } from './provoked-duties.ts';
import { PROVOKED_ORGANISATION } from './provoked-organisation.ts';
import { PROVOKED_SETTINGS } from './provoked-settings.ts';
import { PROVOKED_SIGN_IN } from './provoked-sign-in.ts';

/** What the cases have at hand. */
export interface Scene {
  /** Set up, with the small office. */
  readonly server: ServerUnderTest;
  /** Of its administrator. */
  readonly cookie: string;
  /** Paired at the office's first counter. */
  readonly kiosk: SimulatedKiosk;
  /** Started, not set up. */
  readonly fresh: ServerUnderTest;
}

export async function setScene(): Promise<Scene> {
  const server = await startServerUnderTest({ env: { SECOND_FACTOR_ROLES: 'none' } });
  const cookie = await setUp(server);
  await insertSmallOffice(server.services);
  const kiosk = await enrolKiosk(server, 'kiosk-1');
  return { server, cookie, kiosk, fresh: await startServerUnderTest() };
}

const setupBody = (server: ServerUnderTest) => ({
  setupCode: server.setupCode,
  login: 'quantri',
  displayName: 'A',
  password: 'mật khẩu đủ dài',
  officeName: 'B',
  cutOffDay: 15,
  targetPreset: null,
});

const signIn = (server: ServerUnderTest, init: CallInit = {}) =>
  server.call('/api/v1/sessions', { json: { login: 'ai-do', password: 'sai' }, ...init });

const raw = (body: string): CallInit => ({
  method: 'POST',
  body,
  headers: { 'Content-Type': 'application/json' },
});

const approve = (server: ServerUnderTest, code: string, init: CallInit) =>
  server.call(`/api/v1/pairings/${code}/approval`, {
    json: { counterId: OFFICE.counter, name: 'Máy 1', questionnaire: 'mot-cham' },
    ...init,
  });

/** Carries the first kiosk to a counter: of another unit, closed, or the one where it stands. */
async function move(server: ServerUnderTest, counterId: string, cookie: string): Promise<Response> {
  await insertOddCounters(server.services);
  return server.call('/api/v1/kiosks/kiosk-1/placement', { json: { counterId }, cookie });
}

/** Runs one call on a server of its own, whose parts are replaced. */
async function onBrokenServer(
  replace: NonNullable<Parameters<typeof startServerUnderTest>[0]>['replace'],
  call: (server: ServerUnderTest) => Promise<Response>,
): Promise<Response> {
  const server = await startServerUnderTest(replace === undefined ? {} : { replace });
  try {
    const response = await call(server);
    // Read before the server goes.
    return new Response(await response.text(), response);
  } finally {
    await server.stop();
  }
}

/** Pairing asks for a recent password. */
async function signInAnew(server: ServerUnderTest): Promise<string> {
  const json = { login: 'quantri', password: GOOD_PASSWORD };
  return cookieOf(await server.call('/api/v1/sessions', { json }));
}

/** For every code of the catalogue a call that is refused with it. */
export const PROVOKED: Readonly<Record<ProblemCode, (scene: Scene) => Promise<Response>>> = {
  'malformed-json': ({ server }) => server.call('/api/v1/sessions', raw('{"login": ')),
  'invalid-body': ({ server }) => server.call('/api/v1/sessions', { json: { login: 1 } }),
  'invalid-query': ({ server, cookie }) =>
    server.call('/api/v1/reports/period?unit=24&period=2026-13', { cookie }),
  'body-too-large': ({ server }) => server.call('/api/v1/sessions', raw('x'.repeat(10_000_000))),
  'unsupported-media-type': ({ server }) =>
    server.call('/api/v1/sessions', { method: 'POST', body: new URLSearchParams({ login: 'a' }) }),
  'not-found': ({ server }) => server.call('/api/v1/nothing-here'),
  ...PROVOKED_AROUND_ACCOUNTS,
  'no-local-authority': ({ server }) => server.call('/api/v1/authority-certificate'),
  'unknown-kiosk': async ({ server }) => {
    const serverKeyId = server.services.serverKey.public.id;
    const stranger = await simulateKiosk({ id: 'stranger', serverKeyId });
    return post(server, await stranger.request([]));
  },
  'bad-signature': async ({ server, kiosk }) => {
    const request = await kiosk.request([]);
    return post(server, { ...request, body: utf8(`${new TextDecoder().decode(request.body)} `) });
  },
  'kiosk-revoked': async ({ server }) => {
    const revoked = await enrolKiosk(server, 'kiosk-revoked');
    await setStatus(server, revoked.id, 'revoked');
    return post(server, await revoked.request([]));
  },
  'kiosk-suspended': async ({ server }) => {
    const suspended = await enrolKiosk(server, 'kiosk-suspended');
    await setStatus(server, suspended.id, 'suspended');
    return post(server, await suspended.request([await suspended.write(ratingContent())]));
  },
  'signed-out': ({ server }) => server.call('/api/v1/units'),
  'wrong-credentials': ({ server }) => signIn(server),
  ...PROVOKED_SIGN_IN,
  'too-many-attempts': async ({ server }) => {
    const json = { login: 'bi-do', password: 'sai' };
    for (let guess = 0; guess < 6; guess += 1) await signIn(server, { json });
    return signIn(server, { json });
  },
  'foreign-origin': ({ server }) => signIn(server, { headers: { Origin: 'https://evil.example' } }),
  'setup-closed': ({ server }) => server.call('/api/v1/setup', { json: setupBody(server) }),
  'wrong-setup-code': ({ fresh }) =>
    fresh.call('/api/v1/setup', { json: { ...setupBody(fresh), setupCode: 'AAAA-AAAA' } }),
  'weak-password': ({ fresh }) =>
    fresh.call('/api/v1/setup', { json: { ...setupBody(fresh), password: 'ngắn' } }),
  'unknown-pairing-code': ({ server, cookie }) =>
    server.call('/api/v1/pairings/BBBB-BBBB', { cookie }),
  'expired-pairing-code': async ({ server }) => {
    const { userCode } = await askToPair(server);
    server.wait(600_001);
    return approve(server, userCode, { cookie: await signInAnew(server) });
  },
  'pairing-device-away': async ({ server, cookie }) => {
    const { userCode } = await askToPair(server);
    server.wait(61_000);
    return server.call(`/api/v1/pairings/${userCode}`, { cookie });
  },
  'counter-of-another-unit': ({ server, cookie }) => move(server, 'counter-of-province', cookie),
  'closed-counter': ({ server, cookie }) => move(server, 'counter-closed', cookie),
  'kiosk-already-there': ({ server, cookie }) => move(server, OFFICE.counter, cookie),
  'invalid-pairing-proof': async ({ server }) => {
    const { algorithm, publicKey } = await generateSigningKey('Ed25519', false);
    const json = { algorithm, publicKey, proof: 'A'.repeat(86) };
    return server.call('/api/v1/pairings', { json });
  },
  'unknown-counter': async ({ server }) => {
    const { userCode } = await askToPair(server);
    const json = { counterId: 'nowhere', name: 'Máy 1', questionnaire: 'mot-cham' };
    return approve(server, userCode, { cookie: await signInAnew(server), json });
  },
  'unknown-unit': ({ server, cookie }) =>
    server.call('/api/v1/reports/period?unit=99999&period=2026-11', { cookie }),
  'import-not-allowed': async ({ server }) =>
    server.call('/api/v1/imports', {
      cookie: await signInAs(server, 'administrator', OFFICE.commune),
    }),
  'import-expired': ({ server, cookie }) =>
    server.call('/api/v1/imports/errors?token=gone&rows=all', { cookie }),
  'no-such-kiosk': ({ server, cookie }) =>
    server.call('/api/v1/kiosks/nothing/revocation', { json: { reason: 'thất lạc' }, cookie }),
  'wrong-kiosk-standing': ({ server, cookie }) =>
    server.call('/api/v1/kiosks/kiosk-1/reinstatement', { json: { reason: 'đã xem' }, cookie }),
  'unknown-re-key-ticket': ({ server }) => reKey(server, 'no-ticket-of-ours'),
  're-key-limit': async ({ server }) => {
    const { id } = await enrolKiosk(server, 'kiosk-re-keyed');
    const ticket = () => newTicket(server.services.store.db, id, server.services);
    await reKey(server, await ticket());
    await reKey(server, await ticket());
    return reKey(server, await ticket());
  },
  'server-clock': () =>
    onBrokenServer(
      ({ ingest }) => ({
        ingest: { ...ingest, accept: () => Promise.resolve(err({ code: 'server-clock' })) },
      }),
      async (server) => {
        const serverKeyId = server.services.serverKey.public.id;
        return post(server, await (await simulateKiosk({ id: 'k', serverKeyId })).request([]));
      },
    ),
  overloaded: () =>
    onBrokenServer(
      ({ ingest }) => ({
        ingest: { ...ingest, accept: () => Promise.resolve(err({ code: 'overloaded' })) },
      }),
      async (server) => {
        const serverKeyId = server.services.serverKey.public.id;
        return post(server, await (await simulateKiosk({ id: 'k', serverKeyId })).request([]));
      },
    ),
  'storage-full': () =>
    onBrokenServer(undefined, async (server) => {
      const request = await fiftyRatings(server);
      await fillDisk(server);
      return post(server, request);
    }),
  ...PROVOKED_ORGANISATION,
  ...PROVOKED_ANNULMENTS,
  ...PROVOKED_DUTIES,
  ...PROVOKED_SETTINGS,
  internal: () =>
    onBrokenServer(
      ({ passwords }) => ({
        passwords: { ...passwords, verify: () => Promise.reject(new Error('secret of the house')) },
      }),
      (server) => signIn(server),
    ),
};

async function setStatus(
  server: ServerUnderTest,
  id: string,
  status: 'revoked' | 'suspended',
): Promise<void> {
  await server.services.store.db
    .updateTable('kiosks')
    .set({ status })
    .where('id', '=', id)
    .execute();
}
