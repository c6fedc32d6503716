import type { SatisfactionCounts } from '../../shared/domain/level.ts';
import { meetsTarget } from '../../shared/domain/target.ts';
import type { TargetRule } from '../../shared/domain/target.ts';
import { guardCounts, guardMinimumN } from './guard-counts.ts';
import { wilsonInterval } from './wilson-interval.ts';
import type { Interval } from './wilson-interval.ts';

/** The rate against the target with no regard to chance: what offices are judged by. */
export type NominalVerdict = 'met' | 'not-met';

export type Verdict =
  | Readonly<{
      kind: 'met' | 'not-met' | 'undetermined';
      nominal: NominalVerdict;
      interval: Interval;
      n: number;
    }>
  | Readonly<{ kind: 'insufficient'; nominal: NominalVerdict | 'insufficient'; n: number }>;

export type VerdictOptions = Readonly<{ minimumN?: number }>;

/**
 * Verdict, kết luận: does the unit meet its target, and do the answers suffice to say so?
 *
 * By the 95% Wilson interval: 'met' when even the lower bound meets the target by its operator,
 * 'not-met' when even the upper bound fails it, 'undetermined' between, 'insufficient' below
 * `minimumN` ratings. `nominal` compares the rate itself, in whole numbers: 80 of 100 is not met
 * against '> 80'; it is 'insufficient' only when nobody answered. Not for many units at once: of a
 * hundred at their target, a few come out certain by chance.
 *
 * verdictAgainst({ satisfied: 91, n: 100 }, { operator: '>', valuePercent: 80 }).kind // 'met'
 */
export function verdictAgainst(
  counts: SatisfactionCounts,
  target: TargetRule,
  { minimumN = 30 }: VerdictOptions = {},
): Verdict {
  guardCounts('verdictAgainst', counts);
  guardMinimumN('verdictAgainst', minimumN);
  const { n } = counts;
  if (n === 0) return { kind: 'insufficient', nominal: 'insufficient', n };
  const nominal = meetsTarget(counts, target) ? 'met' : 'not-met';
  if (n < minimumN) return { kind: 'insufficient', nominal, n };
  const interval = wilsonInterval(counts);
  return { kind: kindOf(interval, target), nominal, interval, n };
}

function kindOf(interval: Interval, target: TargetRule): 'met' | 'not-met' | 'undetermined' {
  if (meetsTarget(interval.lower, target)) return 'met';
  if (!meetsTarget(interval.upper, target)) return 'not-met';
  return 'undetermined';
}
