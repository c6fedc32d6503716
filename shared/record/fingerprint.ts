import { utf8 } from './bytes.ts';
import { digest } from './seal.ts';
import type { PublicKey } from './signing-key.ts';

/** Twenty consonants: no word can form, none is mistaken for a digit (RFC 8628 §6.1). */
export const CODE_ALPHABET = 'BCDFGHJKLMNPQRSTVWXZ';

/**
 * What the kiosk and the steward's screen both show of a key, to be compared by eye:
 * four groups of four letters (about 69 bits).
 */
export async function keyFingerprint(key: PublicKey): Promise<string> {
  const hash = await digest('FINGERPRINT', utf8(`${key.algorithm}\0${key.publicKey}`));
  let number = 0n;
  for (const character of hash) number = number * 257n + BigInt(character.charCodeAt(0));
  const letters: string[] = [];
  for (let position = 0; position < 16; position += 1) {
    letters.push(CODE_ALPHABET.charAt(Number(number % 20n)));
    number /= 20n;
  }
  return letters.join('').replace(/(.{4})(?=.)/gu, '$1-');
}
