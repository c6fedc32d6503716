import type { SatisfactionCounts } from '../../shared/domain/level.ts';
import { guardCounts } from './guard-counts.ts';

/** The 0.975 quantile of the normal distribution: R 4.2.2, qnorm(0.975). */
export const Z_95 = 1.959963984540054;

/** Two shares, lower ≤ upper. */
export type Interval = Readonly<{ lower: number; upper: number }>;

/**
 * Wilson score interval: between which shares does the rate plausibly lie, given how few or many
 * answered?
 *
 * Without continuity correction (Wilson 1927, JASA 22:209-212; R: prop.test(x, n, correct = FALSE)).
 * Unlike p ± z·sqrt(p(1−p)/n) it holds near 100%, where offices are, and stays inside 0 to 1.
 * It covers chance only: not who chose to answer, nor that answers to one official resemble each
 * other. Throws when n is 0: nothing was measured (`satisfactionRate` says so as a value).
 *
 * wilsonInterval({ satisfied: 80, n: 100 }) // { lower: 0.7112, upper: 0.8666 }, rounded here
 */
export function wilsonInterval(counts: SatisfactionCounts, z: number = Z_95): Interval {
  guardCounts('wilsonInterval', counts);
  const { satisfied, n } = counts;
  if (n === 0) throw new RangeError('wilsonInterval requires n ≥ 1, got 0');
  if (!(z > 0 && Number.isFinite(z))) {
    throw new RangeError(`wilsonInterval requires a finite z > 0, got ${z}`);
  }
  const zSquared = z * z;
  const centre = (satisfied + zSquared / 2) / (n + zSquared);
  const variance = (satisfied / n) * (n - satisfied) + zSquared / 4;
  const halfWidth = (z * Math.sqrt(variance)) / (n + zSquared);
  // At 0 and n the bound is exactly 0 or 1; floating point would miss it by its last digit.
  return {
    lower: satisfied === 0 ? 0 : Math.max(0, centre - halfWidth),
    upper: satisfied === n ? 1 : Math.min(1, centre + halfWidth),
  };
}
