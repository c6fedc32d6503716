import type { Algorithm } from '../record/signing-key.ts';
import type { KioskConfiguration } from '../domain/kiosk-configuration.ts';

/** The kiosk made a key and asks to be paired (the shape of RFC 8628). */
export interface PairingRequest {
  readonly algorithm: Algorithm;
  readonly publicKey: string;
  /** Signature of `pairingClaim(publicKey)`: the asker holds the private key. */
  readonly proof: string;
}

export interface PairingStarted {
  /** Secret of the kiosk; 256 bits, base64url. */
  readonly deviceCode: string;
  /** What the steward types: eight letters shown as `BCDF-GHJK`. */
  readonly userCode: string;
  readonly expiresAtMs: number;
  readonly pollIntervalMs: number;
  readonly nowMs: number;
  /** Where the steward opens the dashboard; left out when it is the kiosk's own origin. */
  readonly dashboardOrigin?: string;
}

/** The kiosk asks whether a steward has typed its code. */
export interface PairingPoll {
  readonly deviceCode: string;
}

export type PairingState =
  | { readonly state: 'pending' }
  | { readonly state: 'expired' }
  | { readonly state: 'paired'; readonly enrolment: Enrolment };

/** What a paired kiosk pins for ever. */
export interface Enrolment {
  readonly kiosk: string;
  readonly epoch: number;
  readonly serverKey: ServerKey;
  readonly configuration: KioskConfiguration;
  /**
   * Opens one further epoch without a steward when the key is lost (256 bits, base64url). Kept in
   * the file beside the journal, replaced by the next one at use.
   */
  readonly reKeyTicket?: string;
}

/** The kiosk lost its key but not its ticket: a new key, a new epoch of the same kiosk. */
export interface ReKeyRequest extends PairingRequest {
  readonly ticket: string;
}

export interface ServerKey {
  readonly id: string;
  readonly algorithm: Algorithm;
  readonly publicKey: string;
}

/** What the steward's screen shows of a code before the pairing is confirmed. */
export interface PairingPreview {
  readonly userCode: string;
  readonly fingerprint: string;
  readonly expiresAtMs: number;
}

/** The steward confirms: this device stands at this counter. */
export interface PairingApproval {
  readonly counterId: string;
  readonly name: string;
  readonly questionnaire: string;
  /** The device takes the place of this kiosk, as its next epoch. Left out: it is a new kiosk. */
  readonly kioskId?: string;
}
