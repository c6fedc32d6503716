import type { Factor } from './factor.ts';
import type { Level } from './level.ts';
import type { Localized } from './language.ts';

/** Code of the first item of every questionnaire: the overall rating of the official. */
export const OVERALL = 'overall';

/** One question on the five levels. Items are asked in the order they stand in. */
export interface Item {
  readonly code: string;
  readonly factor: Factor | null;
  readonly wording: Localized;
  readonly skippable: boolean;
}

/** A coded follow-up choice, offered when the overall level is at most `offeredUpTo`. */
export interface Reason {
  readonly code: string;
  readonly factor: Factor | null;
  readonly wording: Localized;
  readonly offeredUpTo: Level;
}

/** Versioned data: what a citizen is asked. `items[0]` is always the overall rating. */
export interface Questionnaire {
  readonly code: string;
  readonly version: number;
  readonly title: Localized;
  readonly items: readonly [Item, ...Item[]];
  readonly reasons: readonly Reason[];
  readonly reasonsQuestion: Localized;
  readonly maxReasons: number;
}
