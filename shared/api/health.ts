/**
 * Answer of the health endpoint. `degraded`: somebody has to act. Status 503 only when no ratings can
 * be taken; a backup that is too old leaves it at 200, because a restart would not help.
 */
export interface Health {
  readonly status: 'ok' | 'degraded';
  readonly version: string;
  readonly uptimeMs: number;
  readonly database: { readonly engine: 'sqlite' | 'postgres'; readonly writable: boolean };
  /** False: the clock went back behind what it has stamped; nothing is taken in until it is right. */
  readonly clockIsRight: boolean;
  /** Free bytes of the data folder's disk; null on PostgreSQL. */
  readonly freeBytes: number | null;
  /** Below this many free bytes nothing is taken in; null on PostgreSQL. */
  readonly leastFreeBytes: number | null;
  /** The moment whose state the newest verified backup holds; null while there is none. */
  readonly lastVerifiedBackupAtMs: number | null;
  /** Since when the oldest record in quarantine has waited for somebody; null when none waits. */
  readonly oldestQuarantinedAtMs: number | null;
  readonly nowMs: number;
}
