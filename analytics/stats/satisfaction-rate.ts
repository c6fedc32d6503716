import type { SatisfactionCounts } from '../../shared/domain/level.ts';
import { guardCounts, guardMinimumN } from './guard-counts.ts';
import type { Insufficient } from './insufficient.ts';

export type SatisfactionRate =
  Readonly<{ kind: 'known'; rate: number; satisfied: number; n: number }> | Insufficient;

/**
 * Satisfaction rate, tỷ lệ hài lòng: which share of the citizens who answered was satisfied?
 *
 * (n5 + n4) / n, a share 0 to 1, not rounded; "Bình thường" stays in the denominator
 * (`satisfactionCountsOf` makes the counts from levels). It describes those who answered, not a
 * random sample, and says nothing of its own precision: print it with `wilsonInterval`.
 *
 * satisfactionRate({ satisfied: 9, n: 12 }) // { kind: 'known', rate: 0.75, satisfied: 9, n: 12 }
 */
export function satisfactionRate(counts: SatisfactionCounts, minimumN = 1): SatisfactionRate {
  guardCounts('satisfactionRate', counts);
  guardMinimumN('satisfactionRate', minimumN);
  const { satisfied, n } = counts;
  if (n < minimumN) return { kind: 'insufficient', n };
  return { kind: 'known', rate: satisfied / n, satisfied, n };
}
