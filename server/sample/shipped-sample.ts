import { availableParallelism } from 'node:os';

/** The same province in every run; only the days move along. */
export const SAMPLE_SEED = 'bac-giang-2016';

/** About so many ratings. */
export const SAMPLE_RATINGS = 100_000;

/** One core takes the records in, `reserved` stay free; the others may seal and open them. */
export const sealingThreads = (reserved: number): number =>
  Math.min(3, Math.max(1, availableParallelism() - 1 - reserved));
