import type { LevelCounts } from '../../shared/domain/level.ts';
import type { Target } from '../../shared/domain/target.ts';
import type { Interval, NominalVerdict } from '../stats/index.ts';

/** A figure that may be published, or the reason why not. Nothing in it is rounded. */
export type Figure = ShownFigure | CoarseFigure | HiddenFigure | EmptyFigure;

/** All shares are 0 to 1. */
export interface ShownFigure {
  readonly kind: 'shown';
  readonly counts: LevelCounts;
  readonly n: number;
  /** n5 + n4. */
  readonly satisfied: number;
  readonly rate: number;
  /** Wilson, 95 %. */
  readonly interval: Interval;
  /** Null when no target applies. */
  readonly judgement: Judgement | null;
  readonly sincePrevious: Change;
  readonly sinceLastYear: Change;
}

/**
 * Fewer than 20 ratings that were all satisfied, or none of them: the exact share would tell what
 * each of these citizens answered. Printed as ">90 %" or "<10 %"; the levels are withheld too.
 */
export interface CoarseFigure {
  readonly kind: 'coarse';
  readonly n: number;
  readonly share: 'above-90' | 'below-10';
  readonly target: ReportTarget | null;
}

export interface HiddenFigure {
  readonly kind: 'hidden';
  /**
   * 'small': fewer than `fewerThan` ratings. 'few-days': an official rated on fewer than
   * `fewerThan` days. 'complementary': large enough, but it would give another one away.
   */
  readonly why: 'small' | 'few-days' | 'complementary';
  /** The threshold that the release rules set for this kind of figure. */
  readonly fewerThan: number;
}

/** Nobody rated: known, and not a rate of 0. */
export interface EmptyFigure {
  readonly kind: 'empty';
}

export type ReportTarget = Pick<Target, 'operator' | 'valuePercent' | 'legalBasis'>;

export interface Judgement {
  readonly target: ReportTarget;
  /** What the interval allows to say; 'insufficient' below `rules.minimumN` ratings. */
  readonly verdict: 'met' | 'not-met' | 'undetermined' | 'insufficient';
  /** The rate alone against the target: what offices are judged by. */
  readonly nominal: NominalVerdict;
  /** Rate minus target, −1 to 1. */
  readonly distance: number;
}

/** Against the same figure of an earlier period; unknown when that one is empty or withheld. */
export type Change =
  | Readonly<{
      kind: 'known';
      /** The rate of the earlier period. */
      earlierRate: number;
      /** Shares, −1 to 1: times 100 they are percentage points. */
      difference: number;
      lower: number;
      upper: number;
      direction: 'rise' | 'fall' | 'uncertain';
    }>
  | Readonly<{ kind: 'unknown' }>;
