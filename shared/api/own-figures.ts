import type { LocalDay } from '../domain/local-day.ts';

/** Figures of the officials that the caller holds the role for; of ended periods only. */
export interface OwnFigures {
  readonly officials: readonly OwnOfficial[];
}

export interface OwnOfficial {
  readonly id: string;
  /** Family, middle, given. */
  readonly name: string;
  readonly unit: Readonly<{ code: string; name: string }>;
  /** Months, the newest first. */
  readonly periods: readonly OwnPeriod[];
}

export interface OwnPeriod {
  readonly key: string;
  readonly firstDay: LocalDay;
  readonly lastDay: LocalDay;
  readonly standing: OwnStanding;
}

/**
 * As far as it is released: 'few' stands for too few ratings or days, and also for a figure that is
 * withheld because it would give a colleague's away. Shares are 0 to 1.
 */
export type OwnStanding =
  | Readonly<{ kind: 'shown'; n: number; rate: number; lower: number; upper: number }>
  | Readonly<{ kind: 'coarse'; n: number; share: 'above-90' | 'below-10' }>
  | Readonly<{ kind: 'few' }>
  | Readonly<{ kind: 'empty' }>;
