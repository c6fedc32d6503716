/** Every browser and system verifies it, and keys and signatures are short. */
export const KEY_ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;
export const SIGNATURE_ALGORITHM = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** A key pair for a certificate; its private half can be written to a file. */
export const makeKeyPair = () => crypto.subtle.generateKey(KEY_ALGORITHM, true, ['sign', 'verify']);

/** The private half as PKCS #8 in PEM. */
export async function privateKeyPem(key: CryptoKey): Promise<string> {
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey('pkcs8', key)).toString('base64');
  const lines = pkcs8.replaceAll(/.{1,64}/gu, '$&\n');
  return `-----BEGIN PRIVATE KEY-----\n${lines}-----END PRIVATE KEY-----\n`;
}

/** The key of a PEM file that `privateKeyPem` wrote; rejects when there is none in it. */
export function importPrivateKey(pem: string): Promise<CryptoKey> {
  const body = /-----BEGIN PRIVATE KEY-----([^-]+)-----END/u.exec(pem)?.[1] ?? '';
  const pkcs8 = Buffer.from(body, 'base64');
  return crypto.subtle.importKey('pkcs8', pkcs8, KEY_ALGORITHM, false, ['sign']);
}
