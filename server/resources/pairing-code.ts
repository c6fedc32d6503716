import type { Bytes } from '../../shared/record/bytes.ts';
import { CODE_ALPHABET } from '../../shared/record/fingerprint.ts';

const LENGTH = 8;

/** Bytes from here on would make the first letters of the alphabet likelier than the last. */
const FAIR_BELOW = 256 - (256 % CODE_ALPHABET.length);

/** A new code of eight letters, about 34.5 bits, as it is stored. */
export function makeUserCode(randomBytes: (length: number) => Bytes): string {
  let code = '';
  while (code.length < LENGTH) {
    for (const byte of randomBytes(LENGTH)) {
      if (byte < FAIR_BELOW && code.length < LENGTH)
        code += CODE_ALPHABET.charAt(byte % CODE_ALPHABET.length);
    }
  }
  return code;
}

/** As the kiosk shows it: `BCDF-GHJK`. */
export const showUserCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** As it is stored, from what a steward typed: case, blanks and dashes do not matter. */
export const readUserCode = (typed: string): string => typed.toUpperCase().replace(/[\s-]/gu, '');
