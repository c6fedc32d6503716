import { KIOSK_ROUTES } from '../../../shared/api/kiosk-routes.ts';
import type {
  PairingPoll,
  PairingRequest,
  PairingStarted,
  PairingState,
} from '../../../shared/api/pairing.ts';
import { pairingClaim } from '../../../shared/record/pairing-claim.ts';
import { signBytes } from '../../../shared/record/signing-key.ts';
import {
  pairedSchema,
  pairingProgressSchema,
  pairingStartedSchema,
} from '../../../shared/validation/pairing-schema.ts';
import { parseJson } from '../../../shared/validation/parse.ts';
import { fetchAnswer, type Fetch } from '../../outbox/http-answer.ts';
import type { DeviceKey } from '../../outbox/identity.ts';
import { PROBLEM_MEDIA_TYPE, type HttpAnswer } from '../../outbox/send-outcome.ts';

/** Asks for a pairing code; undefined when the server did not give one. */
export async function requestPairing(
  key: DeviceKey,
  fetch: Fetch,
): Promise<PairingStarted | undefined> {
  const { algorithm, publicKey } = key;
  const proof = await signBytes(key, pairingClaim(algorithm, publicKey));
  const answer = await post(fetch, KIOSK_ROUTES.pairings, { algorithm, publicKey, proof });
  if (answer?.status !== 201) return undefined;
  const parsed = parseJson(pairingStartedSchema, answer.text);
  return parsed.ok ? parsed.value : undefined;
}

/** Asks whether the code was typed; undefined when the server did not say. */
export async function pollPairing(
  deviceCode: string,
  fetch: Fetch,
): Promise<PairingState | undefined> {
  const answer = await post(fetch, KIOSK_ROUTES.pairingPoll, { deviceCode });
  // The server may have forgotten the code, for example when it was set up anew.
  if (answer !== undefined && isForgotten(answer)) return { state: 'expired' };
  if (answer?.status !== 200) return undefined;
  const progress = parseJson(pairingProgressSchema, answer.text);
  if (!progress.ok) return undefined;
  const { state } = progress.value;
  if (state !== 'paired') return { state };
  const paired = parseJson(pairedSchema, answer.text);
  return paired.ok ? { state, ...paired.value } : undefined;
}

const isForgotten = ({ status, mediaType }: HttpAnswer): boolean =>
  mediaType === PROBLEM_MEDIA_TYPE && (status === 404 || status === 410);

const post = (
  fetch: Fetch,
  address: string,
  body: PairingRequest | PairingPoll,
): Promise<HttpAnswer | undefined> =>
  fetchAnswer(fetch, address, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
