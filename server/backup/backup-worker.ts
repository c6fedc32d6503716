import { parentPort, workerData } from 'node:worker_threads';
import { makeBackup, type BackupJob } from './make-backup.ts';

const port = parentPort;
if (port !== null) {
  // Started by `makeBackupInThread` and by nobody else, with its job.
  const result = await makeBackup(workerData as BackupJob, Date.now);
  port.postMessage(result);
  port.close();
}
