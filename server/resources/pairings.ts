import type { PairingRequest, PairingStarted, PairingState } from '../../shared/api/pairing.ts';
import { toBase64url } from '../../shared/record/base64url.ts';
import { utf8 } from '../../shared/record/bytes.ts';
import { keyFingerprint } from '../../shared/record/fingerprint.ts';
import { pairingClaim } from '../../shared/record/pairing-claim.ts';
import { digest } from '../../shared/record/seal.ts';
import { importVerifier } from '../../shared/record/signing-key.ts';
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
} from '../store/pairings.ts';
import { approvePairing } from './approve-pairing.ts';
import { makeUserCode, showUserCode } from './pairing-code.ts';
import { pairingLookUp } from './pairing-look-up.ts';

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
    return approvePairing(services, { pairing, approval: body, account: caller.account });
  });
}

async function assertHoldsKey({ algorithm, publicKey, proof }: PairingRequest): Promise<void> {
  const verify = await importVerifier({ algorithm, publicKey });
  const holds = verify !== undefined && (await verify(proof, pairingClaim(algorithm, publicKey)));
  if (!holds) throw new Problem('invalid-pairing-proof');
}

async function startPairing(
  { algorithm, publicKey }: PairingRequest,
  { store, clock, randomBytes }: Services,
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
  };
}

/** The kiosk alone knows its device code, so the answer may be given as often as it asks. */
async function pairingState(
  deviceCode: string,
  { store, clock, serverKey }: Services,
): Promise<PairingState> {
  const nowMs = clock();
  const pairing = await findPairingByDevice(store.db, await deviceCodeHash(deviceCode));
  if (pairing === undefined) return { state: 'expired' };
  const { kioskId, expiresAtMs } = pairing;
  if (kioskId === null) return { state: expiresAtMs > nowMs ? 'pending' : 'expired' };
  const configuration = await loadKioskConfiguration(store.db, kioskId, nowMs);
  if (configuration === undefined) throw new Error(`Kiosk ${kioskId} was paired but has no place.`);
  const enrolment = { kiosk: kioskId, epoch: 1, serverKey: serverKey.public, configuration };
  return { state: 'paired', enrolment };
}

const deviceCodeHash = (deviceCode: string): Promise<string> =>
  digest('DEVICE-CODE', utf8(deviceCode));
