/** Gathers refused attempts, so that guessing does not flood the log. */
export interface RefusedAttempts {
  /** How many attempts to write down now; 0 while the last writing is still fresh. */
  refused(key: string): number;
  /** Attempts that were not written down yet; forgets them. */
  taken(key: string): number;
}

interface Gathered {
  readonly writtenAtMs: number;
  /** Since then. */
  readonly count: number;
}

/**
 * The first attempt is written down at once, those that follow together, no more often than
 * `everyMs`. Keys must be few: accounts, not what somebody typed. They live in memory only.
 */
export function gatherRefused(clock: () => number, everyMs: number): RefusedAttempts {
  const gathered = new Map<string, Gathered>();
  return {
    refused: (key) => {
      const nowMs = clock();
      const known = gathered.get(key);
      const count = (known?.count ?? 0) + 1;
      if (known !== undefined && nowMs - known.writtenAtMs < everyMs) {
        gathered.set(key, { ...known, count });
        return 0;
      }
      gathered.set(key, { writtenAtMs: nowMs, count: 0 });
      return count;
    },
    taken: (key) => {
      const count = gathered.get(key)?.count ?? 0;
      gathered.delete(key);
      return count;
    },
  };
}
