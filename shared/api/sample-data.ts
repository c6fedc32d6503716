export const SAMPLE_BLOCKERS = ['kiosks', 'imports', 'by-hand', 'grants'] as const;
/**
 * What is no sample, or stands on it: kiosks that a person paired; lists that were imported without
 * being marked as a sample; units and the like that a person added; roles that somebody holds on a
 * unit of the sample.
 */
export type SampleBlocker = (typeof SAMPLE_BLOCKERS)[number];

/** Rows that a removal takes away. */
export interface SampleCounts {
  readonly units: number;
  readonly counters: number;
  readonly officials: number;
  readonly kiosks: number;
  readonly ratings: number;
}

/** What stands against a removal: how many, and the first of them by name. */
export interface SampleObstacle {
  readonly kind: SampleBlocker;
  readonly count: number;
  readonly names: readonly string[];
}

export const SAMPLE_LOAD_STATES = ['running', 'done', 'broken'] as const;

/** A loading of the sample on the server. */
export interface SampleLoad {
  /** 'broken': it ended in the middle; what it loaded can be removed. */
  readonly state: (typeof SAMPLE_LOAD_STATES)[number];
  /** Ratings, about. */
  readonly wanted: number;
  readonly done: number;
  readonly startedAtMs: number;
}

export interface SampleData {
  /** False when the office holds no sample: then there is nothing to remove. */
  readonly sample: boolean;
  readonly goes: SampleCounts;
  readonly obstacles: readonly SampleObstacle[];
  /** The newest loading; null where the sample came otherwise, or there is none. */
  readonly load: SampleLoad | null;
}

/** Plain letters: a Vietnamese keyboard may place the accents of the word in two ways. */
export const REMOVAL_WORD = 'XOA';

export interface SampleRemoval {
  /** Typed by a person, so that nothing is removed by a slip. */
  readonly confirmation: typeof REMOVAL_WORD;
}
