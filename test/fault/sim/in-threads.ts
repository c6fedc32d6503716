import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { RunsMade, RunsWanted } from './many-runs.ts';

/** As `makeRuns`, on every core of this machine; the failure is the first thread's that has one. */
export async function makeRunsInThreads(wanted: RunsWanted): Promise<RunsMade> {
  const threads = wanted.path === undefined ? Math.min(availableParallelism(), wanted.runs) : 1;
  const runs = Math.ceil(wanted.runs / threads);
  const made = await Promise.all(
    Array.from({ length: threads }, (_, index) =>
      inThread({ ...wanted, seed: wanted.seed + index, runs }),
    ),
  );
  return {
    runs: sum(made.map((one) => one.runs)),
    thanked: sum(made.map((one) => one.thanked)),
    failure: made.find(({ failure }) => failure !== undefined)?.failure,
  };
}

const inThread = (wanted: RunsWanted): Promise<RunsMade> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./sim-worker.ts', import.meta.url), { workerData: wanted });
    worker.once('message', resolve);
    worker.once('error', reject);
  });

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);
