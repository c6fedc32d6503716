import { parentPort, workerData } from 'node:worker_threads';
import type { VerifyReport } from '../../shared/api/integrity.ts';
import type { StoreLocation } from '../store/open-store.ts';
import { inSnapshot } from '../store/snapshot.ts';
import { verifyReads } from '../store/verify-reads.ts';
import { verifyStore } from './verify-store.ts';

/** What the thread is started with. */
export interface VerifyTask {
  readonly location: StoreLocation;
}

/** Progress, and at the end the report. */
export type VerifyMessage =
  | { readonly kind: 'progress'; readonly doneRows: number; readonly totalRows: number }
  | { readonly kind: 'report'; readonly report: VerifyReport };

const port = parentPort;
if (port !== null) {
  // Started by `verifyInThread` and by nobody else, with its task.
  const { location } = workerData as VerifyTask;
  const tell = (message: VerifyMessage): void => port.postMessage(message);
  const report = await inSnapshot(location, (db) =>
    verifyStore(verifyReads(db), Date.now, {
      onProgress: (doneRows, totalRows) => tell({ kind: 'progress', doneRows, totalRows }),
    }),
  );
  tell({ kind: 'report', report });
  port.close();
}
