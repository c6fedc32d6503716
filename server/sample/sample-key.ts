import { createECDH, createHash, hash } from 'node:crypto';
import type { Bytes } from '../../shared/record/bytes.ts';
import type { Algorithm } from '../../shared/record/signing-key.ts';

/** Simulated kiosks sign with the algorithm that can be made to cost least: a hundred thousand times. */
export const SAMPLE_ALGORITHM: Algorithm = 'P-256';

/** Key material of a simulated kiosk, the same for the same seed. Protects nothing. */
export const sampleKeySeed = (seed: string): string => scalarOf(`kiosk key/${seed}`);

/** Raw public key, base64url: the uncompressed point. */
export const publicKeyOf = (keySeed: string): string =>
  pointOf(Buffer.from(keySeed, 'base64url')).toString('base64url');

/** Signs bytes so that WebCrypto verifies it: both numbers side by side, base64url. */
export type SampleSigner = (bytes: Bytes) => string;

/** Order of the base point of P-256 (NIST SP 800-186, 3.2.1.3). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/**
 * ECDSA (FIPS 186-5, 6.4.1) with one nonce for all that a simulated kiosk signs: the curve's part
 * is worked out once, and a signature is a hash and two products, a tenth of the library's. Two of
 * them give the private key away, and it is no secret: it follows from a seed that is published.
 * A key that is to protect anything must never sign like this.
 */
export function sampleSigner(keySeed: string): SampleSigner {
  const nonce = Buffer.from(scalarOf(`nonce/${keySeed}`), 'base64url');
  const r = numberOf(pointOf(nonce).subarray(1, 33)) % ORDER;
  const inverseOfNonce = inverse(numberOf(nonce));
  const rTimesKey = r * numberOf(Buffer.from(keySeed, 'base64url'));
  return (bytes) => {
    const digest = BigInt(`0x${hash('sha256', bytes, 'hex')}`);
    const s = (inverseOfNonce * (digest + rTimesKey)) % ORDER;
    return Buffer.from(`${hexOf(r)}${hexOf(s)}`, 'hex').toString('base64url');
  };
}

const scalarOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

const numberOf = (bytes: Buffer): bigint => BigInt(`0x${bytes.toString('hex')}`);

const hexOf = (number: bigint): string => number.toString(16).padStart(64, '0');

/** Of a number modulo the group's order, by Fermat: its power of the order less two. */
function inverse(number: bigint): bigint {
  let power = number;
  let product = 1n;
  for (let exponent = ORDER - 2n; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) product = (product * power) % ORDER;
    power = (power * power) % ORDER;
  }
  return product;
}

/** The uncompressed point that belongs to a private scalar. */
function pointOf(scalar: Buffer): Buffer {
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(scalar);
  return curve.getPublicKey();
}
