import { hash } from 'node:crypto';
import { BUSY } from './busy.ts';

type StandInCrypto = Pick<Crypto, 'subtle' | 'randomUUID' | 'getRandomValues'>;

/**
 * Stands for WebCrypto where thousands of runs are to be made: hashes are real, a signature is a
 * hash of the public key and the bytes. Whoever does not call `sign` with the right key cannot make
 * one, and nobody in the simulation computes it otherwise. Deterministic, and without threads.
 */
export function createFastCrypto(seed: number): StandInCrypto {
  let made = 0;
  const next = (label: string): Uint8Array<ArrayBuffer> =>
    sha('sha256', Buffer.from(`${label}.${String(seed)}.${String((made += 1))}`));
  return {
    // The product calls no others.
    subtle: { digest, sign, verify, exportKey, importKey, generateKey } as unknown as SubtleCrypto,
    getRandomValues: (array) => {
      const bytes = array as unknown as Uint8Array;
      bytes.set(next('bytes').subarray(0, bytes.length));
      return array;
    },
    randomUUID: () => {
      const hex = Buffer.from(next('uuid')).toString('hex');
      const [a, b, c, d] = [
        hex.slice(0, 8),
        hex.slice(8, 12),
        hex.slice(13, 16),
        hex.slice(17, 20),
      ];
      return `${a}-${b}-4${c}-8${d}-${hex.slice(20, 32)}`;
    },
  };

  async function generateKey(): Promise<CryptoKeyPair> {
    const key = { raw: next('key') } as unknown as CryptoKey;
    return { privateKey: key, publicKey: key };
  }
}

/** Counts WebCrypto's own work, which threads do, as work that virtual time waits for. */
export function countedCrypto(real: Crypto): StandInCrypto {
  const subtle = new Proxy(real.subtle, {
    get(target, name: keyof SubtleCrypto) {
      const method = target[name] as (...given: unknown[]) => Promise<unknown>;
      return (...given: unknown[]) => BUSY.during(method.apply(target, given));
    },
  });
  return {
    subtle,
    randomUUID: () => real.randomUUID(),
    getRandomValues: (bytes) => real.getRandomValues(bytes),
  };
}

const sha = (algorithm: string, bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  new Uint8Array(hash(algorithm, bytes, 'buffer'));

const rawOf = (key: CryptoKey): Uint8Array => (key as unknown as { raw: Uint8Array }).raw;

const signatureOf = (key: CryptoKey, bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  sha('sha512', Buffer.concat([rawOf(key), bytes]));

const digest = async (_name: string, bytes: Uint8Array): Promise<ArrayBuffer> =>
  sha('sha256', bytes).buffer;

const sign = async (_name: unknown, key: CryptoKey, bytes: Uint8Array): Promise<ArrayBuffer> =>
  signatureOf(key, bytes).buffer;

const verify = async (
  _name: unknown,
  key: CryptoKey,
  signature: Uint8Array,
  bytes: Uint8Array,
): Promise<boolean> => Buffer.compare(signature, signatureOf(key, bytes)) === 0;

const exportKey = async (_format: string, key: CryptoKey): Promise<ArrayBuffer> =>
  new Uint8Array(rawOf(key)).buffer;

const importKey = async (_format: string, raw: Uint8Array): Promise<CryptoKey> =>
  ({ raw: new Uint8Array(raw) }) as unknown as CryptoKey;
