import { Secret, TOTP } from 'otpauth';
import type { Bytes } from '../../shared/record/bytes.ts';

/** RFC 6238 as every authenticator app speaks it: SHA-1, six digits, thirty seconds. */
const RULE = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
/** A code of the step before and of the step after is taken too: clocks and fingers differ. */
const WINDOW_STEPS = 1;
/** 160 bits, as RFC 4226 recommends. */
export const TOTP_SECRET_BYTES = 20;

/** The secret in the letters (base 32) that an app and a person can type. */
export const writeTotpSecret = (bytes: Bytes): string =>
  new Secret({ buffer: bytes.slice().buffer }).base32;

/** What the QR code says to an authenticator app. */
export function totpAddress(secret: string, names: { issuer: string; login: string }): string {
  // A colon parts issuer and label in the address: within a name it would be read as that.
  const issuer = names.issuer.replaceAll(':', ' ');
  return new TOTP({ ...RULE, issuer, label: names.login, secret }).toString();
}

/**
 * The number of the 30 s step that a code of this secret belongs to; undefined when it fits none
 * near `nowMs`. The caller must take each step once only.
 */
export function stepOfCode(secret: string, code: string, nowMs: number): number | undefined {
  // The library throws on signs that take more than a byte.
  if (!/^\d{6}$/u.test(code)) return undefined;
  const totp = new TOTP({ ...RULE, secret });
  const delta = totp.validate({ token: code, timestamp: nowMs, window: WINDOW_STEPS });
  return delta === null ? undefined : Math.floor(nowMs / 1000 / RULE.period) + delta;
}
