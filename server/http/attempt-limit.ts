/** Counts failures under a key and says how long the next attempt has to wait. */
export interface AttemptLimit {
  /** Milliseconds until `key` may try again; 0 when it may now. */
  waitMs(key: string): number;
  failed(key: string): void;
  succeeded(key: string): void;
}

interface Failures {
  readonly count: number;
  readonly lastAtMs: number;
}

export interface AttemptRule {
  readonly clock: () => number;
  /** Failures that cost nothing: people mistype. */
  readonly free: number;
  /** Wait after the first failure that is not free; it doubles from there. */
  readonly firstWaitMs: number;
  /** No wait is longer, so nobody is locked out for ever by somebody else's guessing. */
  readonly longestWaitMs: number;
}

/** Keys kept at most: a guesser who varies the key must not fill the memory. */
const MAX_KEYS = 10_000;

/** Failures are forgotten after twice the longest wait. They live in memory only. */
export function makeAttemptLimit(rule: AttemptRule): AttemptLimit {
  const failures = new Map<string, Failures>();
  const current = (key: string): Failures | undefined => {
    const known = failures.get(key);
    if (known === undefined) return undefined;
    if (rule.clock() - known.lastAtMs <= 2 * rule.longestWaitMs) return known;
    failures.delete(key);
    return undefined;
  };
  return {
    waitMs: (key) => {
      const known = current(key);
      if (known === undefined || known.count <= rule.free) return 0;
      const doubled = rule.firstWaitMs * 2 ** (known.count - rule.free - 1);
      const wait = Math.min(doubled, rule.longestWaitMs);
      return Math.max(0, known.lastAtMs + wait - rule.clock());
    },
    failed: (key) => {
      const count = (current(key)?.count ?? 0) + 1;
      failures.delete(key);
      failures.set(key, { count, lastAtMs: rule.clock() });
      const [oldest] = failures.keys();
      if (failures.size > MAX_KEYS && oldest !== undefined) failures.delete(oldest);
    },
    succeeded: (key) => {
      failures.delete(key);
    },
  };
}
