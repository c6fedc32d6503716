import { Worker } from 'node:worker_threads';
import type { VerifyReport } from '../../shared/api/integrity.ts';
import type { StoreLocation } from '../store/open-store.ts';
import type { VerifyMessage, VerifyTask } from './verify-worker.ts';

const WORKER = new URL('./verify-worker.ts', import.meta.url);

export interface ThreadedVerification {
  /** Rejects when the thread fails or is stopped. */
  readonly report: Promise<VerifyReport>;
  readonly stop: () => Promise<unknown>;
}

/** Verifies the whole store in a thread of its own: the server goes on answering. */
export function verifyInThread(
  location: StoreLocation,
  onProgress: (doneRows: number, totalRows: number) => void,
): ThreadedVerification {
  const worker = new Worker(WORKER, { workerData: { location } satisfies VerifyTask });
  const report = new Promise<VerifyReport>((resolve, reject) => {
    worker.on('message', (message: VerifyMessage) => {
      if (message.kind === 'report') resolve(message.report);
      else onProgress(message.doneRows, message.totalRows);
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('The verification was stopped.')));
  });
  return { report, stop: () => worker.terminate() };
}
