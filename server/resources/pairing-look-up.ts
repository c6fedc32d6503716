import { makeAttemptLimit } from '../http/attempt-limit.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { findPairingByUserCode, type Pairing } from '../store/pairings.ts';
import { readUserCode } from './pairing-code.ts';

/** All stewards together: fifty wrong codes, then ten minutes. */
const EVERYBODY = 'everybody';
const GLOBAL_RULE = { free: 49, firstWaitMs: 600_000, longestWaitMs: 600_000 };

/** A device that shows its code asks every five seconds. */
const AWAY_AFTER_MS = 60_000;

/** Finds the live pairing that a steward's code names; throws the refusal otherwise. */
export type PairingLookUp = (typedCode: string, accountId: string) => Promise<Pairing>;

/** Wrong codes are counted per account and over all accounts, so that nobody can go on guessing. */
export function pairingLookUp({ store, clock, pairingLimit }: Services): PairingLookUp {
  const globalLimit = makeAttemptLimit({ clock, ...GLOBAL_RULE });
  return async (typedCode, accountId) => {
    const retryAfterMs = Math.max(pairingLimit.waitMs(accountId), globalLimit.waitMs(EVERYBODY));
    if (retryAfterMs > 0) throw new Problem('too-many-attempts', { retryAfterMs });
    const pairing = await findPairingByUserCode(store.db, readUserCode(typedCode));
    if (pairing?.kioskId !== null) {
      pairingLimit.failed(accountId);
      globalLimit.failed(EVERYBODY);
      throw new Problem('unknown-pairing-code');
    }
    if (pairing.expiresAtMs <= clock()) throw new Problem('expired-pairing-code');
    const { polledAtMs } = pairing;
    if (polledAtMs !== null && clock() - polledAtMs > AWAY_AFTER_MS) {
      throw new Problem('pairing-device-away');
    }
    return pairing;
  };
}
