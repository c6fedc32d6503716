import { afterAll, beforeAll, expect, it } from 'vitest';
import { KIOSK_ROUTES } from '../../shared/api/kiosk-routes.ts';
import type { PairingStarted } from '../../shared/api/pairing.ts';
import { pairingClaim } from '../../shared/record/pairing-claim.ts';
import { generateSigningKey, signBytes } from '../../shared/record/signing-key.ts';
import { approveWaitingPairings } from '../../server/sample/approve-pairings.ts';
import { findAccount } from '../../server/store/accounts.ts';
import { setUp, startServerUnderTest, type ServerUnderTest } from '../support/server-under-test.ts';
import { insertSmallOffice } from '../support/small-office.ts';

let server: ServerUnderTest;
beforeAll(async () => {
  server = await startServerUnderTest();
  await setUp(server);
  await insertSmallOffice({ store: server.services.store });
});
afterAll(() => server.stop());

async function startPairing(): Promise<PairingStarted> {
  const key = await generateSigningKey('Ed25519', false);
  const { algorithm, publicKey } = key;
  const proof = await signBytes(key, pairingClaim(algorithm, publicKey));
  const json = { algorithm, publicKey, proof };
  const response = await server.call(KIOSK_ROUTES.pairings, { method: 'POST', json });
  return (await response.json()) as PairingStarted;
}

const poll = async ({ deviceCode }: PairingStarted): Promise<unknown> => {
  const json = { deviceCode };
  return (await server.call(KIOSK_ROUTES.pairingPoll, { method: 'POST', json })).json();
};

it('confirms every device that waits, once, for the counter of the demonstration', async () => {
  const { store } = server.services;
  const counter = await store.db.selectFrom('counters').selectAll().executeTakeFirstOrThrow();
  const admin = await store.db.selectFrom('accounts').select('login').executeTakeFirstOrThrow();
  const account = (await findAccount(store.db, admin.login))?.account ?? expect.unreachable();
  const place = { counterId: counter.id, name: 'Máy dùng thử', questionnaire: 'mot-cham', account };

  const started = await startPairing();
  expect(await poll(started)).toEqual({ state: 'pending' });
  expect(await approveWaitingPairings(server.services, place)).toBe(1);
  expect(await poll(started)).toMatchObject({
    state: 'paired',
    enrolment: { configuration: { counter: { id: counter.id }, kiosk: { name: 'Máy dùng thử' } } },
  });
  expect(await approveWaitingPairings(server.services, place)).toBe(0);
});
