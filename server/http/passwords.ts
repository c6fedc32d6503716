import { hash, verify } from '@node-rs/argon2';
import { COMMON_PASSWORDS } from './common-passwords.ts';
import { isOfThePlace } from './context-words.ts';
import { makeGate } from './gate.ts';

/** Makes and checks password hashes, few at a time. */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** With `undefined` as hash it takes as long and answers false: no account, no difference. */
  verify(passwordHash: string | undefined, password: string): Promise<boolean>;
}

const MIN_PASSWORD_CHARACTERS = 12;

/** Argon2id, the first choice of OWASP's password storage cheat sheet: 46 MiB, one pass. */
const ARGON2ID = { algorithm: 2, memoryCost: 47_104, timeCost: 1, parallelism: 1 } as const;

/**
 * Each takes 46 MiB and a core: more at once would push the ratings aside. Fifty that wait are
 * about three seconds of work.
 */
const ADMISSION = { atOnce: 2, mostWaiting: 50 } as const;

export function makePasswords(): Passwords {
  const limited = makeGate(ADMISSION);
  // Compared when the account does not exist; nobody knows a password that fits.
  let decoy: Promise<string> | undefined;
  return {
    hash: (password) => limited(() => hash(normal(password), ARGON2ID)),
    verify: async (passwordHash, password) => {
      decoy ??= limited(() => hash(crypto.randomUUID(), ARGON2ID));
      const against = passwordHash ?? (await decoy);
      const fits = await limited(() => verify(against, normal(password)));
      return fits && passwordHash !== undefined;
    },
  };
}

/** Is it long enough, not on everybody's list, and more than a name of the place or the account? */
export function isGoodPassword(password: string, names: readonly string[] = []): boolean {
  const text = normal(password);
  const isCommon = COMMON_PASSWORDS.has(text.toLowerCase()) || new Set(text).size < 4;
  const isEasy = isCommon || isOfThePlace(text, names);
  return Array.from(text).length >= MIN_PASSWORD_CHARACTERS && !isEasy;
}

/** One text, one password, however the keyboard composes its diacritics. */
const normal = (password: string): string => password.normalize('NFC');
