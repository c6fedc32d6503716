import type { ServerKey } from '../server-key.ts';
import type { Store } from '../store/open-store.ts';
import { endSampleLoad, noteSampleLoad } from '../store/sample-loads.ts';
import { loadSample } from './load-sample.ts';
import { SAMPLE_SEED } from './shipped-sample.ts';

export interface LoadRun {
  readonly store: Store;
  readonly serverKey: ServerKey;
  /** Of the loading that `beginSampleLoad` wrote down. */
  readonly id: string;
  readonly ratings: number;
  readonly threads: number;
  readonly clock: () => number;
  readonly onProgress: (ratingsDone: number) => void;
}

/** How often the loading says that it lives. */
const HEARTBEAT_MS = 2_000;

/** Loads the sample into an office that is set up, and writes down how far it is and how it ended. */
export async function runLoad(run: LoadRun): Promise<void> {
  const { store, serverKey, id, ratings, threads, clock, onProgress } = run;
  let done = 0;
  let unheard: Error | undefined;
  const heartbeat = setInterval(() => {
    noteSampleLoad(store.db, id, { done, atMs: clock() }).catch((error: unknown) => {
      // The next one may pass; the loading itself fails where the store does not write at all.
      unheard = error instanceof Error ? error : new Error('unknown', { cause: error });
    });
  }, HEARTBEAT_MS);
  try {
    await loadSample({
      ...{ store, serverKey, seed: SAMPLE_SEED, ratings, threads, nowMs: clock() },
      onProgress: (ratingsDone) => {
        done = ratingsDone;
        onProgress(ratingsDone);
      },
    });
    await endSampleLoad(store.db, id, { atMs: clock(), failure: null });
  } catch (error) {
    const failure = String(error instanceof Error ? error.message : error);
    const cause = unheard === undefined ? '' : ` (${unheard.message})`;
    await endSampleLoad(store.db, id, { atMs: clock(), failure: `${failure}${cause}` });
    throw error;
  } finally {
    clearInterval(heartbeat);
  }
}
