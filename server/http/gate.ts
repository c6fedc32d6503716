import { Problem } from './problem.ts';

/** Runs a job as soon as it is its turn. */
export type Gate = <Value>(job: () => Promise<Value>) => Promise<Value>;

export interface GateRule {
  /** Jobs that run at the same time. */
  readonly atOnce: number;
  /** Jobs that wait; whoever comes on top of them is refused as `overloaded`. */
  readonly mostWaiting: number;
  /** When the refused should come again, in ms; left to the caller's own rule if left out. */
  readonly retryAfterMs?: () => number;
}

/** Lets few jobs run at a time, the others in the order they came. */
export function makeGate({ atOnce, mostWaiting, retryAfterMs }: GateRule): Gate {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (job) => {
    if (waiting.length >= mostWaiting) {
      const wait = retryAfterMs === undefined ? {} : { retryAfterMs: retryAfterMs() };
      throw new Problem('overloaded', wait);
    }
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await job();
    } finally {
      // Hands its place over; only when nobody waits it becomes free.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
