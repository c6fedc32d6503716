import { Worker } from 'node:worker_threads';
import type { Result } from '../../shared/result.ts';
import type { BackupFailure, BackupJob, MadeBackup } from './make-backup.ts';

const WORKER = new URL('./backup-worker.ts', import.meta.url);

/**
 * As `makeBackup`, in a thread of its own: reading millions of rows back would stop the server.
 * Rejects when the signal gives it up; the next backup clears away what is left then.
 */
export async function makeBackupInThread(
  job: BackupJob,
  signal?: AbortSignal,
): Promise<Result<MadeBackup, BackupFailure>> {
  const worker = new Worker(WORKER, { workerData: job });
  const giveUp = (): void => void worker.terminate();
  signal?.addEventListener('abort', giveUp);
  try {
    return await new Promise((resolve, reject) => {
      // What the thread posts is the answer of `makeBackup`.
      worker.on('message', (result: Result<MadeBackup, BackupFailure>) => resolve(result));
      worker.on('error', reject);
      // After an answer this changes nothing.
      worker.on('exit', (code) => reject(new Error(`The backup thread ended with ${code}.`)));
    });
  } finally {
    signal?.removeEventListener('abort', giveUp);
  }
}
