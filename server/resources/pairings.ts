import type {
  Enrolment,
  PairingRequest,
  PairingStarted,
  PairingState,
} from '../../shared/api/pairing.ts';
import { toBase64url } from '../../shared/record/base64url.ts';
import { utf8 } from '../../shared/record/bytes.ts';
import { keyFingerprint } from '../../shared/record/fingerprint.ts';
import { digest } from '../../shared/record/seal.ts';
import type { PublicKey } from '../../shared/record/signing-key.ts';
import type { ApiRouter } from '../http/api-router.ts';
import { endpoint } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { loadKioskConfiguration } from '../store/kiosk-configuration.ts';
import {
  addPairing,
  countLivePairings,
  findPairingByDevice,
  forgetOldPairings,
  notePoll,
} from '../store/pairings.ts';
import { epochOfKey, hasSpoken } from '../store/kiosk-epochs.ts';
import { inTransaction } from '../store/writing.ts';
import { approvePairing } from './approve-pairing.ts';
import { assertHoldsKey } from './holds-key.ts';
import { makeUserCode, showUserCode } from './pairing-code.ts';
import { pairingLookUp } from './pairing-look-up.ts';
import { newTicket } from './re-key-ticket.ts';

const LIVE_MS = 600_000;
const POLL_INTERVAL_MS = 5_000;
/** With it a guess hits a live code by chance in about 10^8 tries. */
const MOST_LIVE = 200;

/** How a kiosk joins: it makes a key, a steward types its code and compares the key's fingerprint. */
export function pairings(router: ApiRouter, services: Services): void {
  const lookUp = pairingLookUp(services);

  endpoint(router, 'postPairing', async ({ body }) => {
    await assertHoldsKey(body);
    return startPairing(body, services);
  });

  endpoint(router, 'postPairingPoll', ({ body }) => pairingState(body.deviceCode, services));

  endpoint(router, 'getPairing', async ({ params, caller }) => {
    const { userCode, key, expiresAtMs } = await lookUp(params.userCode, caller.account.id);
    const fingerprint = await keyFingerprint(key);
    return { userCode: showUserCode(userCode), fingerprint, expiresAtMs };
  });

  endpoint(router, 'postPairingApproval', async ({ params, body, caller }) => {
    const pairing = await lookUp(params.userCode, caller.account.id);
    return approvePairing(services, { ...caller, pairing, approval: body });
  });
}

async function startPairing(
  { algorithm, publicKey }: PairingRequest,
  { store, clock, randomBytes, facts }: Services,
): Promise<PairingStarted> {
  const nowMs = clock();
  await forgetOldPairings(store.db, nowMs);
  if ((await countLivePairings(store.db, nowMs)) >= MOST_LIVE) {
    throw new Problem('overloaded', { retryAfterMs: 60_000, detail: 'Too many live codes.' });
  }
  const deviceCode = toBase64url(randomBytes(32));
  const expiresAtMs = nowMs + LIVE_MS;
  const row = {
    device_code_hash: await deviceCodeHash(deviceCode),
    algorithm,
    public_key: publicKey,
    expires_at_ms: expiresAtMs,
    kiosk_id: null,
    polled_at_ms: nowMs,
  };
  let userCode = makeUserCode(randomBytes);
  while (!(await addPairing(store.db, { ...row, user_code: userCode }))) {
    userCode = makeUserCode(randomBytes);
  }
  return {
    deviceCode,
    userCode: showUserCode(userCode),
    expiresAtMs,
    pollIntervalMs: POLL_INTERVAL_MS,
    nowMs,
    ...(facts.baseUrl === null ? {} : { dashboardOrigin: facts.baseUrl }),
  };
}

/** The kiosk alone knows its device code, so the answer may be given as often as it asks. */
async function pairingState(deviceCode: string, services: Services): Promise<PairingState> {
  const { store, clock, serverKey } = services;
  const nowMs = clock();
  const pairing = await findPairingByDevice(store.db, await deviceCodeHash(deviceCode));
  if (pairing === undefined) return { state: 'expired' };
  const { kioskId, expiresAtMs, key } = pairing;
  if (kioskId === null) {
    if (expiresAtMs <= nowMs) return { state: 'expired' };
    await notePoll(store.db, pairing.deviceCodeHash, nowMs);
    return { state: 'pending' };
  }
  const configuration = await loadKioskConfiguration(store.db, kioskId, nowMs);
  if (configuration === undefined) throw new Error(`Kiosk ${kioskId} was paired but has no place.`);
  const enrolled = await epochWithTicket(services, kioskId, key);
  const enrolment = { kiosk: kioskId, ...enrolled, serverKey: serverKey.public, configuration };
  return { state: 'paired', enrolment };
}

/** A ticket goes with every answer until the kiosk speaks: of those it got, the last one is good. */
function epochWithTicket(
  services: Services,
  kioskId: string,
  key: PublicKey,
): Promise<Pick<Enrolment, 'epoch' | 'reKeyTicket'>> {
  return inTransaction(services.store, async ({ trx }) => {
    const epoch = await epochOfKey(trx, kioskId, key);
    if (epoch === undefined) throw new Error(`Kiosk ${kioskId} was paired with another key.`);
    if (await hasSpoken(trx, kioskId, epoch)) return { epoch };
    return { epoch, reKeyTicket: await newTicket(trx, kioskId, services) };
  });
}

const deviceCodeHash = (deviceCode: string): Promise<string> =>
  digest('DEVICE-CODE', utf8(deviceCode));
