import type { StaffPinHash } from '../domain/kiosk-configuration.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import { utf8 } from './bytes.ts';

/** Digits of the PIN of a kiosk's staff panel. */
export const PIN_DIGITS = 6;

/**
 * Rounds that cost a tablet about half a second for each try. Whoever stole the hash tries all
 * million PINs there in about six days, on a graphics card in minutes: so it is shown to nobody.
 */
export const PIN_ITERATIONS = 600_000;

/** PBKDF2 with HMAC-SHA-256 of a PIN: 256 bits, base64url. */
export async function hashPin(
  pin: string,
  { salt, iterations }: Pick<StaffPinHash, 'salt' | 'iterations'>,
): Promise<string> {
  const key = await crypto.subtle.importKey('raw', utf8(pin), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: fromBase64url(salt) ?? utf8(''), iterations },
    key,
    256,
  );
  return toBase64url(new Uint8Array(bits));
}

/** A PIN as a server keeps it and a kiosk checks it: with a salt of its own. */
export async function saltedPin(pin: string): Promise<StaffPinHash> {
  const salt = toBase64url(crypto.getRandomValues(new Uint8Array(16)));
  const cost = { salt, iterations: PIN_ITERATIONS };
  return { ...cost, hash: await hashPin(pin, cost) };
}

/** Six digits; false for what is tried first: one digit six times, or counted up or down. */
export function isGoodPin(pin: string): boolean {
  if (!/^\d{6}$/u.test(pin)) return false;
  const digits = Array.from(pin, Number);
  const steps = new Set(digits.slice(1).map((digit, index) => digit - (digits[index] ?? 0)));
  const [step, ...others] = steps;
  return others.length > 0 || step === undefined || Math.abs(step) > 1;
}
