import type { Config } from '../config.ts';
import type { Services } from '../services.ts';
import { backupStanding } from '../store/backups.ts';
import { backupJobOf } from './backup-job.ts';
import { startDailyBackup, type DailyBackup } from './daily-backup.ts';
import { makeBackupInThread } from './make-backup-in-thread.ts';
import { rememberBackup } from './remember-backup.ts';

/** The daily backup of a server that runs; nothing where the configuration turns it off. */
export function startServerBackups(config: Config, services: Services): DailyBackup {
  const { atMinute } = config.backup;
  if (atMinute === null) return { stop: () => Promise.resolve() };
  return startDailyBackup({
    atMinute,
    clock: services.clock,
    schedule: (delayMs, task) => {
      const timer = setTimeout(task, delayMs);
      return () => clearTimeout(timer);
    },
    standing: () => backupStanding(services.store.db),
    run: (signal) => backUp(config, services, signal),
    onError: (error) => services.log.error({ err: error }, 'the daily backup failed'),
  });
}

async function backUp(
  config: Config,
  { store, newId, log }: Services,
  signal: AbortSignal,
): Promise<boolean> {
  const made = await makeBackupInThread(backupJobOf(config), signal);
  if (!made.ok) {
    log.error({ failure: made.error }, 'there is no verified backup of today');
    return false;
  }
  await rememberBackup(store, made.value, newId);
  const { path, manifest, removed } = made.value;
  log.info({ path, removed, chainFaults: manifest.chainFaults }, 'backup made and verified');
  return true;
}
