import type { SatisfactionCounts } from '../../shared/domain/level.ts';
import { guardCounts } from './guard-counts.ts';
import type { Insufficient } from './insufficient.ts';
import { wilsonInterval, Z_95 } from './wilson-interval.ts';

export type RateDifference =
  | Readonly<{
      kind: 'known';
      difference: number;
      lower: number;
      upper: number;
      change: 'rise' | 'fall' | 'uncertain';
    }>
  | Insufficient;

/**
 * Difference of two satisfaction rates, current minus previous: did the rate really change, or is
 * the arrow chance?
 *
 * Newcombe's hybrid score interval without continuity correction, built from the two Wilson
 * intervals (Newcombe 1998, Statistics in Medicine 17:873-890, method 10). Shares, −1 to 1, not
 * rounded. `change` is 'uncertain' (a grey arrow) while 0 lies inside the interval. For two groups
 * of different people only, never for a part against its whole. When either side has no rating the
 * result is insufficient, with that n, 0.
 *
 * newcombeDifference({ satisfied: 56, n: 70 }, { satisfied: 48, n: 80 })
 * // difference 0.2, lower 0.0524, upper 0.3339, change 'rise' (rounded here)
 */
export function newcombeDifference(
  current: SatisfactionCounts,
  previous: SatisfactionCounts,
  z: number = Z_95,
): RateDifference {
  guardCounts('newcombeDifference', current);
  guardCounts('newcombeDifference', previous);
  if (current.n === 0 || previous.n === 0) return { kind: 'insufficient', n: 0 };

  const currentRate = current.satisfied / current.n;
  const previousRate = previous.satisfied / previous.n;
  const currentInterval = wilsonInterval(current, z);
  const previousInterval = wilsonInterval(previous, z);
  const difference = currentRate - previousRate;
  const reachDown = Math.hypot(
    currentRate - currentInterval.lower,
    previousInterval.upper - previousRate,
  );
  const reachUp = Math.hypot(
    currentInterval.upper - currentRate,
    previousRate - previousInterval.lower,
  );
  const lower = Math.max(-1, difference - reachDown);
  const upper = Math.min(1, difference + reachUp);
  return { kind: 'known', difference, lower, upper, change: changeOf(lower, upper) };
}

function changeOf(lower: number, upper: number): 'rise' | 'fall' | 'uncertain' {
  if (lower > 0) return 'rise';
  if (upper < 0) return 'fall';
  return 'uncertain';
}
