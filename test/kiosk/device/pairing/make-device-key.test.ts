import { afterEach, expect, it, vi } from 'vitest';
import { makeDeviceKey } from '../../../../kiosk/device/pairing/make-device-key.ts';
import { utf8 } from '../../../../shared/record/bytes.ts';
import { importVerifier, signBytes } from '../../../../shared/record/signing-key.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** As on an old Android WebView. */
function takeEd25519Away(error: Error): void {
  const generate = crypto.subtle.generateKey.bind(crypto.subtle) as (
    ...given: unknown[]
  ) => Promise<CryptoKeyPair>;
  vi.spyOn(crypto.subtle, 'generateKey').mockImplementation((...given: unknown[]) => {
    const { name } = given[0] as { name: string };
    return name === 'Ed25519' ? Promise.reject(error) : generate(...given);
  });
}

async function expectUsable(algorithm: string): Promise<void> {
  const key = await makeDeviceKey();
  expect(key.algorithm).toBe(algorithm);
  expect(key.privateKey.extractable).toBe(false);
  const verify = await importVerifier(key);
  expect(await verify?.(await signBytes(key, utf8('x')), utf8('x'))).toBe(true);
}

it('makes an Ed25519 key that no script can read', () => expectUsable('Ed25519'));

it('makes a P-256 key where Ed25519 is missing', async () => {
  takeEd25519Away(new DOMException('unknown', 'NotSupportedError'));
  await expectUsable('P-256');
});

it('passes every other failure on', async () => {
  takeEd25519Away(new DOMException('no entropy', 'OperationError'));
  await expect(makeDeviceKey()).rejects.toThrow('no entropy');
});
