import type { Enrolment, PairingStarted, PairingState } from '../../shared/api/pairing.ts';
import { pairingClaim } from '../../shared/record/pairing-claim.ts';
import { writeCredential } from '../../shared/record/request-claim.ts';
import { generateSigningKey, signBytes } from '../../shared/record/signing-key.ts';
import type { CallInit, ServerUnderTest } from '../support/server-under-test.ts';
import {
  simulateKiosk,
  type SimulatedKiosk,
  type SimulatedRequest,
} from '../support/simulated-kiosk.ts';
import { OFFICE } from '../support/small-office.ts';

/** A kiosk that went the whole way of pairing. */
export interface PairedKiosk {
  readonly kiosk: SimulatedKiosk;
  readonly enrolment: Enrolment;
}

/** Asks for a pairing with a fresh key. */
export async function askToPair(server: ServerUnderTest) {
  const key = await generateSigningKey('Ed25519', false);
  const { algorithm, publicKey } = key;
  const proof = await signBytes(key, pairingClaim(algorithm, publicKey));
  const response = await server.call('/api/v1/pairings', { json: { algorithm, publicKey, proof } });
  return { key, response };
}

/** The confirmation of a steward who is signed in by `cookie`. */
export function approve(server: ServerUnderTest, userCode: string, init: CallInit) {
  return server.call(`/api/v1/pairings/${userCode}/approval`, { json: APPROVAL, ...init });
}

export const APPROVAL = { counterId: OFFICE.counter, name: 'Máy 1', questionnaire: 'mot-cham' };

/** Pairs a kiosk at the small office's first counter, through the API. */
export async function pairKiosk(server: ServerUnderTest, cookie: string): Promise<PairedKiosk> {
  const { key, response } = await askToPair(server);
  const { deviceCode, userCode } = (await response.json()) as PairingStarted;
  const approved = await approve(server, userCode, { cookie });
  if (approved.status !== 201) throw new Error(await approved.text());
  const poll = await server.call('/api/v1/pairings/poll', { json: { deviceCode } });
  const state = (await poll.json()) as PairingState;
  if (state.state !== 'paired') throw new Error(`The kiosk is ${state.state}.`);
  const { enrolment } = state;
  const serverKeyId = enrolment.serverKey.id;
  const kiosk = await simulateKiosk({ id: enrolment.kiosk, serverKeyId, key });
  return { kiosk, enrolment };
}

/** Sends a signed request as a kiosk does. */
export function post(server: ServerUnderTest, request: SimulatedRequest): Promise<Response> {
  return server.call(request.path, {
    method: 'POST',
    body: request.body,
    headers: {
      Authorization: writeCredential(request.credential),
      'Content-Type': 'application/json',
    },
  });
}
