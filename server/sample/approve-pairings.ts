import { WHOLE_SCOPE } from '../store/scope.ts';
import { Problem } from '../http/problem.ts';
import { approvePairing } from '../resources/approve-pairing.ts';
import type { Services } from '../services.ts';
import type { Account } from '../store/accounts.ts';
import { waitingPairings } from '../store/waiting-pairings.ts';

/** Where every device that asks is put. */
export interface DemoPlace {
  readonly counterId: string;
  readonly name: string;
  readonly questionnaire: string;
  readonly account: Account;
}

/**
 * Confirms each pairing that waits, as a steward would who stands beside every device. For the
 * demonstration alone: it listens on this machine only. Answers how many were confirmed.
 */
export async function approveWaitingPairings(
  services: Services,
  { account, ...approval }: DemoPlace,
): Promise<number> {
  const waiting = await waitingPairings(services.store.db, services.clock());
  for (const pairing of waiting) {
    try {
      await approvePairing(services, {
        ...{ pairing, approval, account, scope: WHOLE_SCOPE },
        sample: true,
      });
    } catch (error) {
      // Somebody confirmed it by hand on the dashboard in the same moment: just as well.
      if (!(error instanceof Problem && error.code === 'unknown-pairing-code')) throw error;
    }
  }
  return waiting.length;
}
