import type { CounterTraits } from './counter-traits.ts';

/** An official on duty at the counter of a kiosk; UTC ms, the end exclusive. */
export interface PlannedDuty {
  readonly officialId: string;
  readonly startsAtMs: number;
  readonly endsAtMs: number;
}

/** A simulated kiosk: all that a worker needs to live its 14 months. Plain data. */
export interface KioskPlan {
  readonly kioskId: string;
  readonly unitId: string;
  readonly counterId: string;
  /** As the steward named the device. */
  readonly name: string;
  readonly traits: CounterTraits;
  readonly duties: readonly PlannedDuty[];
  readonly pairedAtMs: number;
  /** Raw Ed25519 seed, base64url; the sample's kiosks keep no secret. */
  readonly keySeed: string;
  /** Raw public key, base64url. */
  readonly publicKey: string;
}
