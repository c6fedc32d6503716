const FIRST_MS = 2_000;
const CAP_MS = 300_000;

/**
 * How long to wait after `failures` failures in a row, at least 1: anything from 0 to
 * min(5 min, 2 s · 2ⁿ), evenly ("full jitter", AWS Architecture Blog 2015), so that kiosks which
 * lost their server together do not come back together. `random` is in [0, 1).
 */
export const backoffMs = (failures: number, random: () => number): number =>
  random() * Math.min(CAP_MS, FIRST_MS * 2 ** (failures - 1));
