import { createECDH, createHash, createPrivateKey, sign, type KeyObject } from 'node:crypto';
import type { Bytes } from '../../shared/record/bytes.ts';
import type { Algorithm } from '../../shared/record/signing-key.ts';

/** Simulated kiosks sign with the algorithm that costs least: they sign a hundred thousand times. */
export const SAMPLE_ALGORITHM: Algorithm = 'P-256';

/** Key material of a simulated kiosk, the same for the same seed. Protects nothing. */
export function sampleKeySeed(seed: string): string {
  return createHash('sha256').update(`kiosk key/${seed}`).digest('base64url');
}

export function sampleKey(keySeed: string): KeyObject {
  const point = pointOf(keySeed);
  const x = point.subarray(1, 33).toString('base64url');
  const y = point.subarray(33).toString('base64url');
  const key = { kty: 'EC', crv: 'P-256', d: keySeed, x, y };
  return createPrivateKey({ key, format: 'jwk' });
}

/** Raw public key, base64url. */
export const publicKeyOf = (keySeed: string): string => pointOf(keySeed).toString('base64url');

/** A signature that WebCrypto verifies. Not the same each time: the records' hashes are. */
export function signSync(key: KeyObject, bytes: Bytes): string {
  return rawSignature(sign('sha256', bytes, key)).toString('base64url');
}

/**
 * The two numbers of a DER signature side by side, as WebCrypto has them. `sign` can do this
 * itself, but then takes the key apart each time and needs three times as long.
 */
function rawSignature(der: Buffer): Buffer {
  const raw = Buffer.alloc(64);
  let from = 2;
  for (const end of [32, 64]) {
    const length = der[from + 1] ?? 0;
    const number = der.subarray(from + 2, from + 2 + length);
    // A leading zero byte marks a positive number; short numbers are filled up from the left.
    const digits = number.subarray(Math.max(0, length - 32));
    digits.copy(raw, end - digits.length);
    from += 2 + length;
  }
  return raw;
}

/** The uncompressed point that belongs to a private scalar. */
function pointOf(keySeed: string): Buffer {
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(keySeed, 'base64url');
  return curve.getPublicKey();
}
