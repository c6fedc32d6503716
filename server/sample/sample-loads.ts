import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import { ok, type Result } from '../../shared/result.ts';
import type { Store, StoreLocation } from '../store/open-store.ts';
import { beginSampleLoad, endSampleLoad, type LoadRefusal } from '../store/sample-loads.ts';
import type { LoadTask } from './load-worker.ts';

/** The loadings of the sample of a server that runs: one at a time, in a thread of its own. */
export interface SampleLoads {
  /** Begins one, unless one runs or the office holds anything. */
  readonly start: (accountId: string) => Promise<Result<null, LoadRefusal>>;
  /** Resolves when none runs any more. */
  readonly settled: () => Promise<void>;
  /** Ends the running one: what it loaded stays, and is known as half a sample. */
  readonly stop: () => Promise<void>;
}

export interface SampleLoadParts {
  readonly store: Store;
  readonly location: StoreLocation;
  readonly dataDir: string;
  readonly clock: () => number;
  readonly newId: () => string;
  readonly log: Logger;
  /** How many, about. */
  readonly ratings: number;
}

const WORKER = new URL('./load-worker.ts', import.meta.url);

const STOPPED = 'the server was stopped';

export function makeSampleLoads(parts: SampleLoadParts): SampleLoads {
  const { store, location, dataDir, clock, newId, log, ratings } = parts;
  let run: { readonly worker: Worker; readonly settled: Promise<void> } | undefined;
  let isStopping = false;

  async function finish(worker: Worker, id: string): Promise<void> {
    try {
      await ended(worker);
      log.info({ ratings }, 'the sample was loaded');
    } catch (error) {
      if (!isStopping) log.error({ err: error }, 'the sample could not be loaded');
      // Said by the thread already, unless it was ended from outside.
      await noteEnd(id, isStopping ? STOPPED : String(error));
    } finally {
      run = undefined;
    }
  }

  /** Nobody waits for it: what cannot be noted is said by the silence, after a while. */
  async function noteEnd(id: string, failure: string): Promise<void> {
    try {
      await endSampleLoad(store.db, id, { atMs: clock(), failure });
    } catch (error) {
      log.error({ err: error }, 'the end of the sample loading could not be noted');
    }
  }

  return {
    start: async (accountId) => {
      const id = newId();
      const begun = await beginSampleLoad(store, {
        ...{ id, newId, accountId, atMs: clock(), wanted: ratings },
      });
      if (!begun.ok) return begun;
      const clockOffsetMs = clock() - Date.now();
      const workerData: LoadTask = { location, dataDir, id, ratings, clockOffsetMs };
      const worker = new Worker(WORKER, { workerData });
      run = { worker, settled: finish(worker, id) };
      return ok(null);
    },
    settled: async () => run?.settled,
    stop: async () => {
      isStopping = true;
      const current = run;
      await current?.worker.terminate();
      await current?.settled;
    },
  };
}

/** Rejects when the thread fails, or is ended before it is through. */
function ended(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.on('error', reject);
    worker.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The thread ended with code ${String(code)}.`));
    });
  });
}
