import { timingSafeEqual } from 'node:crypto';
import type { Bytes } from '../../shared/record/bytes.ts';
import { hashToken } from './session-cookie.ts';

/** The code of the first run: its hash lives in this process's memory, and nowhere else. */
export interface SetupCode {
  /** Does a typed code match? Case, spaces and dashes do not count. */
  matches(typed: string): boolean;
}

export interface NewSetupCode {
  readonly code: SetupCode;
  /** Printed on the console once, as `7F3K-92QD`. */
  readonly text: string;
}

/** Thirty-two signs that are not mistaken for one another: 40 bits in eight of them. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

export function makeSetupCode(randomBytes: (length: number) => Bytes): NewSetupCode {
  // 256 is a multiple of 32: every sign is as likely as any other.
  const signs = Array.from(randomBytes(8), (byte) => ALPHABET.charAt(byte % ALPHABET.length));
  const text = `${signs.slice(0, 4).join('')}-${signs.slice(4).join('')}`;
  const expected = digestOf(text);
  return { code: { matches: (typed) => timingSafeEqual(digestOf(typed), expected) }, text };
}

function digestOf(typed: string): Buffer {
  return Buffer.from(hashToken(typed.toUpperCase().replace(/[\s-]/gu, '')));
}
