import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  publicKeyOf,
  SAMPLE_ALGORITHM,
  sampleKeySeed,
  sampleSigner,
} from '../../../server/sample/sample-key.ts';
import { importVerifier } from '../../../shared/record/signing-key.ts';

test('what a simulated kiosk signs holds for WebCrypto, and for nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string(), fc.uint8Array(), fc.uint8Array(), async (name, one, other) => {
      const seed = sampleKeySeed(name);
      const verify = await importVerifier({
        algorithm: SAMPLE_ALGORITHM,
        publicKey: publicKeyOf(seed),
      });
      const signature = sampleSigner(seed)(Uint8Array.from(one));
      expect(await verify?.(signature, Uint8Array.from(one))).toBe(true);
      const isSame = Buffer.compare(one, other) === 0;
      expect(await verify?.(signature, Uint8Array.from(other))).toBe(isSame);
    }),
  );
});

test('it signs the same bytes the same each time', () => {
  const [first, second] = [sampleSigner(sampleKeySeed('a')), sampleSigner(sampleKeySeed('a'))];
  const bytes = Uint8Array.from([1, 2, 3]);
  expect(first(bytes)).toBe(second(bytes));
});
