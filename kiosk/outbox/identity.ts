import type { Enrolment } from '../../shared/api/pairing.ts';
import type { PublicKey, SigningKey } from '../../shared/record/signing-key.ts';
import { epochSeed } from '../../shared/record/seal.ts';
import type { ChainHead } from './chain-head.ts';

/** The device's own key: it signs, and no script can read it. */
export type DeviceKey = SigningKey & PublicKey;

/** Who this kiosk is: what the server said at pairing, and the key that proves it. */
export interface Identity {
  readonly enrolment: Enrolment;
  readonly key: DeviceKey;
}

/** Where the chain of a new epoch begins. */
export async function seedHead(identity: Identity): Promise<ChainHead> {
  const { kiosk, epoch } = identity.enrolment;
  return { kiosk, epoch, seq: 0, hash: await epochSeed(kiosk, epoch, identity.key.publicKey) };
}
