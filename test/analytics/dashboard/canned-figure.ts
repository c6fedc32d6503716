import type {
  Change,
  Figure,
  ReportTarget,
  ShownFigure,
} from '../../../analytics/reports/figure.ts';
import {
  newcombeDifference,
  verdictAgainst,
  wilsonInterval,
} from '../../../analytics/stats/index.ts';
import { satisfactionCountsOf } from '../../../shared/domain/level.ts';
import type { LevelCounts, SatisfactionCounts } from '../../../shared/domain/level.ts';

export const TARGET_90: ReportTarget = {
  operator: '>=',
  valuePercent: 90,
  legalBasis: 'Nghị quyết minh họa, mục II.2',
};

type Options = Readonly<{
  previous?: SatisfactionCounts;
  lastYear?: SatisfactionCounts;
  target?: ReportTarget | null;
}>;

/** A figure as the reports build it, from counts that a test can read: [n5, n4, n3, n2, n1]. */
export function shown(levels: readonly number[], options: Options = {}): ShownFigure {
  const [n5 = 0, n4 = 0, n3 = 0, n2 = 0, n1 = 0] = levels;
  const counts: LevelCounts = { n1, n2, n3, n4, n5 };
  const both = satisfactionCountsOf(counts);
  const target = options.target === undefined ? TARGET_90 : options.target;
  const rate = both.satisfied / both.n;
  const judged = target === null ? null : verdictAgainst(both, target);
  return {
    kind: 'shown',
    counts,
    ...both,
    rate,
    interval: wilsonInterval(both),
    judgement:
      target === null || judged === null
        ? null
        : {
            target,
            verdict: judged.kind,
            nominal: judged.nominal === 'met' ? 'met' : 'not-met',
            distance: rate - target.valuePercent / 100,
          },
    sincePrevious: changeOf(both, options.previous),
    sinceLastYear: changeOf(both, options.lastYear),
  };
}

export const SMALL: Figure = { kind: 'hidden', why: 'small', fewerThan: 5 };
export const FEW_DAYS: Figure = { kind: 'hidden', why: 'few-days', fewerThan: 3 };
export const COMPLEMENTARY: Figure = { kind: 'hidden', why: 'complementary', fewerThan: 5 };
export const EMPTY: Figure = { kind: 'empty' };
export const COARSE: Figure = { kind: 'coarse', n: 12, share: 'above-90', target: TARGET_90 };

/** Counts that give about this rate: [n5, n4, n3, n2, n1] of n. */
export function levelsOf(n: number, rate: number): number[] {
  const satisfied = Math.round(n * rate);
  const n5 = Math.round(satisfied * 0.63);
  const rest = n - satisfied;
  const n3 = Math.round(rest * 0.6);
  const n2 = Math.round((rest - n3) * 0.7);
  return [n5, satisfied - n5, n3, n2, rest - n3 - n2];
}

/** Satisfied and n of about this rate. */
export function countsOf(n: number, rate: number): SatisfactionCounts {
  return { satisfied: Math.round(n * rate), n };
}

function changeOf(current: SatisfactionCounts, earlier: SatisfactionCounts | undefined): Change {
  if (earlier === undefined) return { kind: 'unknown' };
  const difference = newcombeDifference(current, earlier);
  if (difference.kind === 'insufficient') return { kind: 'unknown' };
  return {
    kind: 'known',
    earlierRate: earlier.satisfied / earlier.n,
    difference: difference.difference,
    lower: difference.lower,
    upper: difference.upper,
    direction: difference.change,
  };
}
