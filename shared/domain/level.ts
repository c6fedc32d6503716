/** 5 Rất hài lòng, 4 Hài lòng, 3 Bình thường, 2 Không hài lòng, 1 Rất không hài lòng. */
export type Level = 1 | 2 | 3 | 4 | 5;

/** Positive first: the fixed order of faces, columns and legends. */
export const LEVELS = [5, 4, 3, 2, 1] as const satisfies readonly Level[];

/** How many ratings have each level. */
export type LevelCounts = Readonly<{
  n1: number;
  n2: number;
  n3: number;
  n4: number;
  n5: number;
}>;

/** What every estimate of a satisfaction rate starts from: `satisfied` of `n` ratings. */
export type SatisfactionCounts = Readonly<{ satisfied: number; n: number }>;

export const emptyLevelCounts: LevelCounts = /* @__PURE__ */ Object.freeze({
  n1: 0,
  n2: 0,
  n3: 0,
  n4: 0,
  n5: 0,
});

export function isLevel(value: unknown): value is Level {
  return LEVELS.some((level) => level === value);
}

/** "Bình thường" is not satisfied, and stays in the denominator. */
export function isSatisfied(level: Level): boolean {
  return level >= 4;
}

export function addLevelCounts(a: LevelCounts, b: LevelCounts): LevelCounts {
  return {
    n1: a.n1 + b.n1,
    n2: a.n2 + b.n2,
    n3: a.n3 + b.n3,
    n4: a.n4 + b.n4,
    n5: a.n5 + b.n5,
  };
}

export function totalOf(counts: LevelCounts): number {
  return counts.n1 + counts.n2 + counts.n3 + counts.n4 + counts.n5;
}

export function satisfiedOf(counts: LevelCounts): number {
  return counts.n4 + counts.n5;
}

/** The form that the rate, the interval, the verdict and the difference take. */
export function satisfactionCountsOf(counts: LevelCounts): SatisfactionCounts {
  return { satisfied: satisfiedOf(counts), n: totalOf(counts) };
}
