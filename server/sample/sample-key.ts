import { createHash, createPrivateKey, sign, type KeyObject } from 'node:crypto';
import type { Bytes } from '../../shared/record/bytes.ts';

/** PKCS #8 wrapping of a raw Ed25519 seed (RFC 8410 §7). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Key material of a simulated kiosk, the same for the same seed. Protects nothing. */
export function sampleKeySeed(seed: string): string {
  return createHash('sha256').update(`kiosk key/${seed}`).digest('base64url');
}

export function sampleKey(keySeed: string): KeyObject {
  const der = Buffer.concat([PKCS8_PREFIX, Buffer.from(keySeed, 'base64url')]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}

/** Raw public key, base64url. */
export function publicKeyOf(key: KeyObject): string {
  const { x } = key.export({ format: 'jwk' });
  if (x === undefined) throw new Error('An Ed25519 key has a public half.');
  return x;
}

/** The signature that WebCrypto gives over the same bytes: Ed25519 leaves nothing to chance. */
export function signSync(key: KeyObject, bytes: Bytes): string {
  return sign(null, bytes, key).toString('base64url');
}
