import type { Localized } from '../domain/language.ts';

/** What a sender should do after a refusal. */
export type Retry = 'later' | 'never' | 'after-setup';

/** A refusal as the catalogue has it. */
export interface ProblemEntry {
  readonly status: number;
  readonly retry: Retry;
  /** What was expected, what came, what to do. */
  readonly title: Localized;
}
