import type { Logger } from 'pino';
import { localDayOf, localDayStartMs } from '../../shared/domain/local-day.ts';
import type { Store } from '../store/store.ts';
import { lastVerifiedAtMs } from '../store/verifications.ts';
import type { Verifications } from './verifications.ts';
import { latestRoot, writeRoot } from './write-root.ts';

export interface NightlyParts {
  readonly store: Store;
  readonly clock: () => number;
  readonly newId: () => string;
  readonly verifications: Pick<Verifications, 'start'>;
  readonly log: Pick<Logger, 'error'>;
}

/** How often it is looked whether a new day has begun. */
const LOOK_EVERY_MS = 600_000;

/** Local time of day from which the verification may run: the offices are closed. */
const VERIFY_FROM_MS = 2 * 3_600_000;

/**
 * Once a local day: the root over all chain heads as soon as the day has begun, a verification
 * from 02:00 on. A server that was off then does both when it is back.
 */
export async function doNightlyWork(parts: NightlyParts): Promise<void> {
  const { store, clock, verifications } = parts;
  const nowMs = clock();
  const midnightMs = localDayStartMs(localDayOf(nowMs));
  const root = await latestRoot(store.db);
  if (root === undefined || root.atMs < midnightMs) await writeRoot(parts);
  const verifiedAtMs = (await lastVerifiedAtMs(store.db)) ?? -Infinity;
  const isDue = verifiedAtMs < midnightMs && nowMs >= midnightMs + VERIFY_FROM_MS;
  if (isDue) verifications.start();
}

/** Looks again and again until it is stopped. */
export function startNightly(parts: NightlyParts): { readonly stop: () => Promise<void> } {
  let work = Promise.resolve();
  const look = (): void => {
    work = doNightlyWork(parts).catch((error: unknown) => {
      parts.log.error({ err: error }, 'the nightly root and verification failed');
    });
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
      return work;
    },
  };
}
