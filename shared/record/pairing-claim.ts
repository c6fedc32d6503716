import { utf8, type Bytes } from './bytes.ts';
import type { Algorithm } from './signing-key.ts';

/** What a kiosk signs to prove that it holds the private key of the public one it sends. */
export const pairingClaim = (algorithm: Algorithm, publicKey: string): Bytes =>
  utf8(`MOTCHAM1-PAIRING\0${algorithm}\0${publicKey}`);
