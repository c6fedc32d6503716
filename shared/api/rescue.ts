import type { KioskHealth, TravellingRecord } from './batch.ts';

/** What a rescue file holds: the text under its signature. */
export interface Rescue {
  readonly kiosk: string;
  /** Epoch of the key that signs the file; the records may be of earlier ones as well. */
  readonly epoch: number;
  readonly records: readonly TravellingRecord[];
  readonly health: KioskHealth;
}

/** What became of a rescue file. Importing it again changes nothing. */
export interface RescueResult {
  readonly kiosk: string;
  /** The file's own signature holds: it comes from the kiosk, whole. */
  readonly sealed: boolean;
  readonly stored: number;
  readonly duplicate: number;
  readonly quarantined: number;
  readonly fork: number;
  /** Records that no key of the kiosk vouches for, by their index in the file. Not taken in. */
  readonly refused: readonly { readonly index: number; readonly message: string }[];
}
