import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';

/** A password or code counts for this long; signing in is one too. */
export const CONFIRMATION_MS = 5 * 60_000;

/** Refuses who has not given password or code within the last five minutes. */
export function assertConfirmed(
  caller: { readonly confirmedAtMs: number },
  { clock }: Pick<Services, 'clock'>,
): void {
  if (clock() - caller.confirmedAtMs >= CONFIRMATION_MS) throw new Problem('confirmation-needed');
}
