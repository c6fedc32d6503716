import type { BackupStanding } from '../store/backups.ts';
import { unprotectedSinceMs } from './backup-age.ts';
import { nextDailyMs } from './daily-time.ts';

/** Between two looks at the clock: it may be set, and a machine may have slept. */
const LOOK_EVERY_MS = 60_000;
/** After a failure: the disk may have room again, the database may answer again. */
const RETRY_AFTER_MS = 3_600_000;
/** A backup that was missed because the machine was off does not fall on its first minutes. */
const SETTLE_MS = 300_000;

export interface DailyBackupDeps {
  /** Minutes after local midnight. */
  readonly atMinute: number;
  /** Now, in UTC milliseconds. */
  readonly clock: () => number;
  /** Runs `task` once after `delayMs`; returns what cancels it. */
  readonly schedule: (delayMs: number, task: () => void) => () => void;
  readonly standing: () => Promise<BackupStanding>;
  /** Makes a backup and remembers it; false when there is none. Given up when the signal says so. */
  readonly run: (signal: AbortSignal) => Promise<boolean>;
  readonly onError: (error: unknown) => void;
}

export interface DailyBackup {
  /** Starts no more, and gives up one that is under way; resolves when it has ended. */
  readonly stop: () => Promise<void>;
}

/**
 * Makes a backup a day at the given time; one that was missed, soon after the start. Where several
 * servers share a database, the one that was first has done it for all.
 */
export function startDailyBackup(deps: DailyBackupDeps): DailyBackup {
  let notBeforeMs = deps.clock() + SETTLE_MS;
  const stopping = new AbortController();
  let cancel = deps.schedule(LOOK_EVERY_MS, look);
  let running: Promise<void> = Promise.resolve();

  function look(): void {
    running = lookNow().finally(() => {
      if (!stopping.signal.aborted) cancel = deps.schedule(LOOK_EVERY_MS, look);
    });
  }

  async function lookNow(): Promise<void> {
    const nowMs = deps.clock();
    if (nowMs < notBeforeMs) return;
    try {
      const sinceMs = unprotectedSinceMs(await deps.standing());
      if (sinceMs === null || nowMs < nextDailyMs(sinceMs, deps.atMinute)) return;
      if (!(await deps.run(stopping.signal))) notBeforeMs = nowMs + RETRY_AFTER_MS;
    } catch (error) {
      notBeforeMs = nowMs + RETRY_AFTER_MS;
      if (!stopping.signal.aborted) deps.onError(error);
    }
  }

  return {
    stop: () => {
      stopping.abort();
      cancel();
      return running;
    },
  };
}
