import type { Enrolment, ReKeyRequest } from '../../../shared/api/pairing.ts';
import { KIOSK_ROUTES } from '../../../shared/api/kiosk-routes.ts';
import { pairingClaim } from '../../../shared/record/pairing-claim.ts';
import { signBytes } from '../../../shared/record/signing-key.ts';
import { enrolmentSchema } from '../../../shared/validation/pairing-schema.ts';
import { parse, parseJson } from '../../../shared/validation/parse.ts';
import { fetchAnswer } from '../../outbox/http-answer.ts';
import type { DeviceKey, Identity } from '../../outbox/identity.ts';
import { PROBLEM_MEDIA_TYPE, type HttpAnswer } from '../../outbox/send-outcome.ts';
import type { PairingDeps } from './pair.ts';

const RETRY_MS = 5_000;

/**
 * A kiosk whose key is gone, and whose enrolment is still in the file beside the journal, opens
 * its next epoch with the ticket in it: nobody has to come. Tries until the server answers;
 * undefined when there is no ticket or the server refuses it. Then a steward must pair.
 */
export async function reEnrol(deps: PairingDeps, kept: unknown): Promise<Identity | undefined> {
  const parsed = parse(enrolmentSchema, kept);
  const ticket = parsed.ok ? parsed.value.reKeyTicket : undefined;
  if (!parsed.ok || ticket === undefined) return undefined;
  const key = await deps.makeKey();
  const request = await requestOf(key, ticket);
  for (;;) {
    deps.report({ kind: 'key-lost', serverAddress: deps.serverAddress });
    const answer = await fetchAnswer(deps.fetch, KIOSK_ROUTES.epochs, request);
    const enrolment = answer && enrolmentIn(answer, parsed.value);
    if (enrolment !== undefined) return { enrolment, key };
    if (answer !== undefined && isRefusal(answer)) return undefined;
    await deps.wait(RETRY_MS);
  }
}

async function requestOf(key: DeviceKey, ticket: string): Promise<RequestInit> {
  const { algorithm, publicKey } = key;
  const proof = await signBytes(key, pairingClaim(algorithm, publicKey));
  const body: ReKeyRequest = { algorithm, publicKey, proof, ticket };
  return {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  };
}

/** Another kiosk, or another server's key, is no answer to this ticket. */
function enrolmentIn({ status, text }: HttpAnswer, kept: Enrolment): Enrolment | undefined {
  const parsed = parseJson(enrolmentSchema, text);
  if (status !== 201 || !parsed.ok) return undefined;
  const { kiosk, serverKey } = parsed.value;
  const isOurs = kiosk === kept.kiosk && serverKey.publicKey === kept.serverKey.publicKey;
  return isOurs ? parsed.value : undefined;
}

/** Said by our server, and not only for now. */
const isRefusal = ({ status, mediaType }: HttpAnswer): boolean =>
  mediaType === PROBLEM_MEDIA_TYPE && status >= 400 && status < 500;
