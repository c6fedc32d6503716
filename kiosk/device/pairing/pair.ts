import type { Enrolment, PairingStarted } from '../../../shared/api/pairing.ts';
import { keyFingerprint } from '../../../shared/record/fingerprint.ts';
import type { KioskStatus } from '../../kiosk-port.ts';
import type { Fetch } from '../../outbox/http-answer.ts';
import type { DeviceKey, Identity } from '../../outbox/identity.ts';
import { pollPairing, requestPairing } from './pairing-requests.ts';

const OFFLINE_RETRY_MS = 5_000;
/** Whatever the server says: no faster. */
const LEAST_POLL_MS = 1_000;

export interface PairingDeps {
  readonly fetch: Fetch;
  readonly makeKey: () => Promise<DeviceKey>;
  readonly wait: (delayMs: number) => Promise<void>;
  readonly wallMs: () => number;
  /** Monotonic: a clock that is set meanwhile neither ends nor prolongs a code. */
  readonly monoMs: () => number;
  readonly serverAddress: string;
  readonly report: (status: KioskStatus) => void;
}

/** Shows code after code until a steward has typed one; offline it goes on trying. */
export async function pair(deps: PairingDeps): Promise<Identity> {
  const key = await deps.makeKey();
  for (;;) {
    const enrolment = await pairOnce(deps, key);
    if (enrolment !== undefined) return { enrolment, key };
  }
}

/** One code, from asking for it to its end; undefined when nobody typed it. */
async function pairOnce(deps: PairingDeps, key: DeviceKey): Promise<Enrolment | undefined> {
  const started = await requestPairing(key, deps.fetch);
  const offline = { kind: 'pairing-offline', serverAddress: deps.serverAddress } as const;
  if (started === undefined) {
    deps.report(offline);
    await deps.wait(OFFLINE_RETRY_MS);
    return undefined;
  }
  const endsAtMonoMs = deps.monoMs() + started.expiresAtMs - started.nowMs;
  const shown = await codeStatus(deps, key, started);
  deps.report(shown);
  while (deps.monoMs() < endsAtMonoMs) {
    await deps.wait(Math.max(LEAST_POLL_MS, started.pollIntervalMs));
    const polled = await pollPairing(started.deviceCode, deps.fetch);
    if (polled?.state === 'paired') return polled.enrolment;
    if (polled?.state === 'expired') return undefined;
    deps.report(polled === undefined ? offline : shown);
  }
  return undefined;
}

async function codeStatus(
  deps: PairingDeps,
  key: DeviceKey,
  { userCode, expiresAtMs, nowMs, dashboardOrigin }: PairingStarted,
): Promise<KioskStatus> {
  return {
    kind: 'unpaired',
    userCode,
    fingerprint: await keyFingerprint(key),
    expiresAtMs,
    serverAddress: dashboardOrigin ?? deps.serverAddress,
    clockSkewMs: deps.wallMs() - nowMs,
  };
}
