import { LEVELS, totalOf } from '../../shared/domain/level.ts';
import type { LevelCounts } from '../../shared/domain/level.ts';
import { guardMinimumN } from './guard-counts.ts';
import type { Insufficient } from './insufficient.ts';

export type MeanLevel = Readonly<{ kind: 'known'; mean: number; n: number }> | Insufficient;

/**
 * Mean level: how satisfied, on the scale 1 to 5, is the average answer?
 *
 * The sum of levels over their number, not rounded. It treats the step from "Bình thường" to "Hài
 * lòng" as long as any other, which nobody has shown: a secondary figure beside the rate, never
 * the one a target is judged by.
 *
 * meanLevel({ n1: 0, n2: 0, n3: 1, n4: 0, n5: 3 }) // { kind: 'known', mean: 4.5, n: 4 }
 */
export function meanLevel(counts: LevelCounts, minimumN = 1): MeanLevel {
  for (const level of LEVELS) {
    const count = counts[`n${level}`];
    if (!Number.isSafeInteger(count) || count < 0) {
      throw new RangeError(`meanLevel requires whole counts ≥ 0, got n${level} = ${count}`);
    }
  }
  guardMinimumN('meanLevel', minimumN);
  const n = totalOf(counts);
  if (n < minimumN) return { kind: 'insufficient', n };
  const sum = LEVELS.reduce<number>((total, level) => total + level * counts[`n${level}`], 0);
  return { kind: 'known', mean: sum / n, n };
}

/** Điểm quy đổi: a mean level 1 to 5 on the scale 0 to 100, (mean − 1) / 4 × 100. */
export function meanLevelToScore100(mean: number): number {
  if (!(mean >= 1 && mean <= 5)) {
    throw new RangeError(`meanLevelToScore100 requires a mean 1 to 5, got ${mean}`);
  }
  return ((mean - 1) / 4) * 100;
}
