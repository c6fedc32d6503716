import type { PairingStarted } from '../../shared/api/pairing.ts';
import { pairingClaim } from '../../shared/record/pairing-claim.ts';
import { writeCredential } from '../../shared/record/request-claim.ts';
import { generateSigningKey, signBytes } from '../../shared/record/signing-key.ts';
import { addKiosk } from '../../server/store/pairings.ts';
import type { CallInit, ServerUnderTest } from './server-under-test.ts';
import {
  ratingContent,
  simulateKiosk,
  type SimulatedKiosk,
  type SimulatedRequest,
} from './simulated-kiosk.ts';
import { insertSmallOffice, OFFICE } from './small-office.ts';

/** A kiosk that the server knows, without the ceremony of pairing. */
export async function enrolKiosk(server: ServerUnderTest, id: string): Promise<SimulatedKiosk> {
  const { store, serverKey, clock } = server.services;
  const kiosk = await simulateKiosk({ id, serverKeyId: serverKey.public.id });
  await addKiosk(store.db, {
    id,
    unitId: OFFICE.commune,
    counterId: OFFICE.counter,
    name: id,
    questionnaireCode: 'mot-cham',
    key: kiosk.key,
    pairedAtMs: clock() - 60_000,
  });
  return kiosk;
}

/** Posts what a kiosk signed, as it would. */
export function post(server: ServerUnderTest, request: SimulatedRequest, init: CallInit = {}) {
  const { credential, path, body } = request;
  const Authorization = writeCredential(credential);
  const headers = { Authorization, 'Content-Type': 'application/json' };
  return server.call(path, {
    method: 'POST',
    body,
    ...init,
    headers: { ...headers, ...init.headers },
  });
}

/** Asks for a pairing with a key made now. */
export async function askToPair(server: ServerUnderTest): Promise<PairingStarted> {
  const key = await generateSigningKey('Ed25519', false);
  const { algorithm, publicKey } = key;
  const proof = await signBytes(key, pairingClaim(algorithm, publicKey));
  const response = await server.call('/api/v1/pairings', { json: { algorithm, publicKey, proof } });
  return (await response.json()) as PairingStarted;
}

/** Opens the next epoch of whichever kiosk the ticket is of, with a key made now. */
export async function reKey(server: ServerUnderTest, ticket: string): Promise<Response> {
  const key = await generateSigningKey('Ed25519', false);
  const { algorithm, publicKey } = key;
  const proof = await signBytes(key, pairingClaim(algorithm, publicKey));
  const json = { ticket, algorithm, publicKey, proof };
  return server.call('/api/v1/kiosk-epochs', { json });
}

/** A batch of fifty ratings of a kiosk at the small office: more than a page of the database. */
export async function fiftyRatings(server: ServerUnderTest): Promise<SimulatedRequest> {
  await insertSmallOffice(server.services);
  const kiosk = await enrolKiosk(server, 'kiosk-1');
  const written = [];
  for (let count = 0; count < 50; count += 1) written.push(await kiosk.write(ratingContent()));
  return kiosk.request(written);
}
