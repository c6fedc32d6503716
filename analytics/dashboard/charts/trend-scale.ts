import type { TrendPoint } from '../../reports/period-report.ts';

/** A stretch of periods under one target: indices of its first and last period. */
export type TargetRun = Readonly<{ from: number; to: number; share: number }>;

/** The target line may step: one run for each stretch with the same value. */
export function targetRuns(trend: readonly Pick<TrendPoint, 'target'>[]): TargetRun[] {
  const runs: TargetRun[] = [];
  for (const [index, { target }] of trend.entries()) {
    if (target === null) continue;
    const share = target.valuePercent / 100;
    const last = runs.at(-1);
    if (last?.to === index - 1 && last.share === share)
      runs[runs.length - 1] = { ...last, to: index };
    else runs.push({ from: index, to: index, share });
  }
  return runs;
}

/** Where the axis of rates begins: below every bound and target, in round steps. */
export function trendFloor(trend: readonly Pick<TrendPoint, 'figure' | 'target'>[]): number {
  const lowest = Math.min(
    ...trend.flatMap(({ figure, target }) => [
      ...(figure.kind === 'shown' ? [figure.interval.lower] : []),
      ...(target === null ? [] : [target.valuePercent / 100]),
    ]),
  );
  return [0.8, 0.7, 0.6, 0.4, 0.2].find((floor) => floor < lowest) ?? 0;
}
