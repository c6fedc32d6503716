import type { Level } from '../../shared/domain/level.ts';
import type { Questionnaire } from '../../shared/domain/questionnaire.ts';
import type { CounterTraits } from './counter-traits.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { WorkingDay } from './working-days.ts';

/** What one citizen does at a kiosk. */
export interface SampleVisit {
  readonly atMs: number;
  readonly level: Level;
  readonly language: 'vi' | 'en';
  readonly tookMs: number;
  readonly ignoredTaps: number;
  /** Reasons or answers that the citizen went on to give; null when none. */
  readonly followUp: FollowUp | null;
}

export interface FollowUp {
  readonly afterMs: number;
  readonly level?: Level;
  readonly reasons?: readonly string[];
  readonly answers?: Readonly<Record<string, Level>>;
}

export interface VisitInput {
  readonly traits: CounterTraits;
  readonly questionnaire: Questionnaire;
  readonly random: SeededRandom;
  readonly days: readonly WorkingDay[];
  /** Nothing happens from here on. */
  readonly untilMs: number;
  /** Visits of the whole sample against those that the traits would give. */
  readonly scale: number;
}
