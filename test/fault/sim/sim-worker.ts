import { parentPort, workerData } from 'node:worker_threads';
import { makeRuns, type RunsWanted } from './many-runs.ts';

/** A thread of its own: makes the runs that it was given and answers what came of them. */
parentPort?.postMessage(await makeRuns(workerData as RunsWanted));
