import type { BackupStanding } from '../store/backups.ts';

/** A day, and two hours for a backup that takes long or was put off. */
const STALE_AFTER_MS = 26 * 3_600_000;

/** Since when ratings exist that no verified backup holds; null while there is nothing to lose. */
export const unprotectedSinceMs = (standing: BackupStanding): number | null =>
  standing.firstPairedAtMs === null
    ? null
    : (standing.lastVerifiedAtMs ?? standing.firstPairedAtMs);

/** Is the newest verified backup more than 26 hours old, with a kiosk paired? */
export function isBackupStale(standing: BackupStanding, nowMs: number): boolean {
  const sinceMs = unprotectedSinceMs(standing);
  return sinceMs !== null && nowMs - sinceMs > STALE_AFTER_MS;
}
