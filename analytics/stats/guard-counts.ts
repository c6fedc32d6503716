import type { SatisfactionCounts } from '../../shared/domain/level.ts';

/** Throws, in the caller's name, unless the counts are whole and 0 ≤ satisfied ≤ n. */
export function guardCounts(caller: string, counts: SatisfactionCounts): void {
  const { satisfied, n } = counts;
  if (!Number.isSafeInteger(satisfied) || !Number.isSafeInteger(n)) {
    throw new RangeError(`${caller} requires whole counts, got ${satisfied} of ${n}`);
  }
  if (satisfied < 0 || satisfied > n) {
    throw new RangeError(`${caller} requires 0 ≤ satisfied ≤ n, got ${satisfied} of ${n}`);
  }
}

/** Throws, in the caller's name, unless the minimum is a whole number from 1. */
export function guardMinimumN(caller: string, minimumN: number): void {
  if (!Number.isSafeInteger(minimumN) || minimumN < 1) {
    throw new RangeError(`${caller} requires a whole minimumN ≥ 1, got ${minimumN}`);
  }
}
