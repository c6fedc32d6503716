/** The server's clock, as far as it can be believed. */
export interface ClockGuard {
  /** Now, UTC ms; never less than what was told before. */
  readonly nowMs: () => number;
  /** False: the clock stands so far before what was stamped already that nothing may be stamped. */
  readonly isRight: () => boolean;
}

/** Time services set a clock back by seconds at most; what goes back further is a fault. */
const TOLERATED_BACK_MS = 60_000;

/**
 * Watches that the receive time never goes backwards: it is the only authority on time that there
 * is, and every anchor of every kiosk comes from it. `floorMs` is the last receive time of earlier
 * runs; `-Infinity` when an operator has said that the clock is right now.
 */
export function clockGuard(clock: () => number, floorMs: number): ClockGuard {
  let lastMs = floorMs;
  return {
    nowMs: () => (lastMs = Math.max(lastMs, clock())),
    isRight: () => clock() >= lastMs - TOLERATED_BACK_MS,
  };
}
