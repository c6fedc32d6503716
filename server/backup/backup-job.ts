import type { Config } from '../config.ts';
import { programVersion } from '../program-version.ts';
import type { BackupJob } from './make-backup.ts';

/** The backup that a configuration asks for. */
export const backupJobOf = ({ database, dataDir, backup, minFreeBytes }: Config): BackupJob => ({
  location: database,
  dataDir,
  folder: backup.folder,
  keep: backup.keep,
  minFreeBytes,
  program: programVersion(),
});
