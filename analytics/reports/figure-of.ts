import { satisfactionCountsOf } from '../../shared/domain/level.ts';
import type { LevelCounts, SatisfactionCounts } from '../../shared/domain/level.ts';
import { newcombeDifference, verdictAgainst, wilsonInterval } from '../stats/index.ts';
import type { Change, Figure, Judgement, ReportTarget, ShownFigure } from './figure.ts';
import type { BySpan, OfficeFacts } from './period-facts.ts';
import type { Release } from './release.ts';

export interface ReleasedCounts {
  readonly counts: LevelCounts;
  readonly release: Release;
}

/** What the verdict and the exact share depend on. */
export type FigureRules = Pick<OfficeFacts, 'minimumN' | 'thresholds'>;

export interface FigureFacts {
  readonly released: BySpan<ReleasedCounts>;
  readonly target: ReportTarget | null;
  readonly rules: FigureRules;
}

/** Turns counts and the decision about them into the figure that may be published. */
export function figureOf(facts: FigureFacts): Figure {
  const { released, target, rules } = facts;
  const { counts, release } = released.current;
  if (release.kind === 'empty') return { kind: 'empty' };
  if (release.kind === 'hide') {
    return { kind: 'hidden', why: release.why, fewerThan: release.fewerThan };
  }
  const current = satisfactionCountsOf(counts);
  if (needsCoarseShare(current, rules)) {
    const share = current.satisfied === 0 ? 'below-10' : 'above-90';
    return { kind: 'coarse', n: current.n, share, target };
  }
  return shownFigure(facts, current);
}

function shownFigure(facts: FigureFacts, current: SatisfactionCounts): ShownFigure {
  const { released, target, rules } = facts;
  const rate = current.satisfied / current.n;
  return {
    kind: 'shown',
    counts: released.current.counts,
    ...current,
    rate,
    interval: wilsonInterval(current),
    judgement: target === null ? null : judgementOf(current, target, rules),
    sincePrevious: changeSince(released.previous, current, rules),
    sinceLastYear: changeSince(released.lastYear, current, rules),
  };
}

function judgementOf(
  current: SatisfactionCounts,
  target: ReportTarget,
  { minimumN }: FigureRules,
): Judgement | null {
  const verdict = verdictAgainst(current, target, { minimumN });
  // Nobody rated: not a figure that is shown.
  if (verdict.nominal === 'insufficient') return null;
  return {
    target,
    verdict: verdict.kind,
    nominal: verdict.nominal,
    distance: current.satisfied / current.n - target.valuePercent / 100,
  };
}

/** An earlier period that may not be shown may not be told by a difference either. */
function changeSince(
  earlier: ReleasedCounts,
  current: SatisfactionCounts,
  rules: FigureRules,
): Change {
  if (earlier.release.kind !== 'show') return { kind: 'unknown' };
  const before = satisfactionCountsOf(earlier.counts);
  if (needsCoarseShare(before, rules)) return { kind: 'unknown' };
  const change = newcombeDifference(current, before);
  if (change.kind === 'insufficient') return { kind: 'unknown' };
  const { difference, lower, upper } = change;
  const earlierRate = before.satisfied / before.n;
  return { kind: 'known', earlierRate, difference, lower, upper, direction: change.change };
}

function needsCoarseShare({ satisfied, n }: SatisfactionCounts, { thresholds }: FigureRules) {
  return n < thresholds.exactShare && (satisfied === 0 || satisfied === n);
}
