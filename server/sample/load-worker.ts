import { workerData } from 'node:worker_threads';
import { loadServerKey } from '../server-key.ts';
import { openStore, type StoreLocation } from '../store/open-store.ts';
import { runLoad } from './run-load.ts';
import { sealingThreads } from './shipped-sample.ts';

/** What the thread is started with. */
export interface LoadTask {
  readonly location: StoreLocation;
  readonly dataDir: string;
  readonly id: string;
  readonly ratings: number;
  /** The server's clock against this machine's: both judge by one whether the loading lives. */
  readonly clockOffsetMs: number;
}

// Started by `makeSampleLoads` and by nobody else, with its task.
const { location, dataDir, id, ratings, clockOffsetMs } = workerData as LoadTask;
const clock = (): number => Date.now() + clockOffsetMs;
const store = await openStore(location);
try {
  await runLoad({
    ...{ store, serverKey: await loadServerKey(dataDir), id, ratings, clock },
    // The server has work of its own meanwhile.
    threads: sealingThreads(1),
    onProgress: () => undefined,
  });
} finally {
  await store.close();
}
