// The contents page: one estimator per file, grouped by what a manager asks.

// How satisfied are they?
export { satisfactionRate } from './satisfaction-rate.ts';
export type { SatisfactionRate } from './satisfaction-rate.ts';
export { meanLevel, meanLevelToScore100 } from './mean-level.ts';
export type { MeanLevel } from './mean-level.ts';

// How sure is that?
export { wilsonInterval, Z_95 } from './wilson-interval.ts';
export type { Interval } from './wilson-interval.ts';

// Is the target met?
export { verdictAgainst } from './verdict.ts';
export type { NominalVerdict, Verdict, VerdictOptions } from './verdict.ts';

// Did it change?
export { newcombeDifference } from './newcombe-difference.ts';
export type { RateDifference } from './newcombe-difference.ts';

// Too little data
export type { Insufficient } from './insufficient.ts';
