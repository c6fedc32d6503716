import { fromBase64url, toBase64url } from './base64url.ts';
import type { Bytes } from './bytes.ts';

/** Ed25519 where the device has it, ECDSA P-256 with SHA-256 where it has not. */
export const ALGORITHMS = ['Ed25519', 'P-256'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

/** A private key that signs; on a kiosk it can be used but not exported. */
export interface SigningKey {
  readonly algorithm: Algorithm;
  readonly privateKey: CryptoKey;
}

/** A public key as it travels: raw bytes in base64url. */
export interface PublicKey {
  readonly algorithm: Algorithm;
  readonly publicKey: string;
}

const KEY_PARAMETERS = {
  Ed25519: { name: 'Ed25519' },
  'P-256': { name: 'ECDSA', namedCurve: 'P-256' },
} as const;

const SIGN_PARAMETERS = {
  Ed25519: { name: 'Ed25519' },
  'P-256': { name: 'ECDSA', hash: 'SHA-256' },
} as const;

/** Makes a key pair. `extractable` only for the server's own key, which must be kept in a file. */
export async function generateSigningKey(
  algorithm: Algorithm,
  extractable: boolean,
): Promise<SigningKey & PublicKey> {
  const pair = (await crypto.subtle.generateKey(KEY_PARAMETERS[algorithm], extractable, [
    'sign',
    'verify',
  ])) as CryptoKeyPair; // both algorithms make pairs; the type allows single keys
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  return { algorithm, privateKey: pair.privateKey, publicKey: toBase64url(raw) };
}

/** Base64url signature of the bytes. */
export async function signBytes(key: SigningKey, bytes: Bytes): Promise<string> {
  const signature = await crypto.subtle.sign(SIGN_PARAMETERS[key.algorithm], key.privateKey, bytes);
  return toBase64url(new Uint8Array(signature));
}

/** A private key from its PKCS #8 bytes; undefined when they are no key of that algorithm. */
export async function importPrivateKey(
  algorithm: Algorithm,
  pkcs8: Bytes,
): Promise<CryptoKey | undefined> {
  try {
    return await crypto.subtle.importKey('pkcs8', pkcs8, KEY_PARAMETERS[algorithm], false, [
      'sign',
    ]);
  } catch {
    // WebCrypto refuses a damaged key by throwing; to the caller that is an answer, not a fault.
    return undefined;
  }
}

/** A verifier of one public key; undefined when the bytes are no key of that algorithm. */
export async function importVerifier(key: PublicKey): Promise<Verifier | undefined> {
  const raw = fromBase64url(key.publicKey);
  if (raw === undefined) return undefined;
  const { algorithm } = key;
  try {
    const publicKey = await crypto.subtle.importKey('raw', raw, KEY_PARAMETERS[algorithm], true, [
      'verify',
    ]);
    return async (signature, bytes) => {
      const signed = fromBase64url(signature);
      return (
        signed !== undefined &&
        (await crypto.subtle.verify(SIGN_PARAMETERS[algorithm], publicKey, signed, bytes))
      );
    };
  } catch {
    // WebCrypto refuses a malformed key by throwing; to the caller that is an answer, not a fault.
    return undefined;
  }
}

/** Does this base64url signature belong to these bytes? */
export type Verifier = (signature: string, bytes: Bytes) => Promise<boolean>;
