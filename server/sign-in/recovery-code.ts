import type { Bytes } from '../../shared/record/bytes.ts';

/** How many an account gets at a time. */
export const RECOVERY_CODES = 10;

/** Thirty-two signs that are not mistaken for one another. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
/** 50 bits, behind Argon2id and the limit of attempts. */
const SECRET_SIGNS = 10;

/** A recovery code as it was typed. */
export interface RecoveryCode {
  /** Which of the ten it says to be. */
  readonly ordinal: number;
  /** What is hashed. */
  readonly secret: string;
}

/** Ten new codes in their order, as `03-7F3K9-2QDHM`. */
export function makeRecoveryCodes(randomBytes: (length: number) => Bytes): string[] {
  return Array.from({ length: RECOVERY_CODES }, (_, ordinal) => {
    // 256 is a multiple of 32: every sign is as likely as any other.
    const signs = Array.from(randomBytes(SECRET_SIGNS), (byte) =>
      ALPHABET.charAt(byte % ALPHABET.length),
    ).join('');
    const number = String(ordinal + 1).padStart(2, '0');
    return `${number}-${signs.slice(0, 5)}-${signs.slice(5)}`;
  });
}

/** Reads a code, whatever its case, spaces and dashes; undefined for what is none. */
export function readRecoveryCode(typed: string): RecoveryCode | undefined {
  const signs = typed.toUpperCase().replace(/[\s-]/gu, '');
  const [, number, secret] = /^(\d{2})([2-9A-HJ-NP-Z]{10})$/u.exec(signs) ?? [];
  const ordinal = Number(number) - 1;
  if (secret === undefined || ordinal < 0 || ordinal >= RECOVERY_CODES) return undefined;
  return { ordinal, secret };
}
