import type { Language } from '../../shared/domain/language.ts';
import type { Level } from '../../shared/domain/level.ts';
import type { StorageFailure } from './storage-failure.ts';
import type { VisitSetting } from './visit-setting.ts';

/** What the citizen of this visit has given so far. Never shown: see `viewOf`. */
export interface Given {
  /** Null until the first tap is durable. */
  readonly recordId: string | null;
  readonly level: Level;
  /** Index of the questionnaire's item that is asked next; 0 is the overall rating. */
  readonly nextItem: number;
  /** Until then the screen offers to change the face. */
  readonly changeUntilMs: number;
}

/** A given rating whose first record is durable: all that follows amends it. */
export type Rated = Given & { readonly recordId: string };

/** Faces of the overall rating; also the idle screen. */
export interface RatingStep {
  readonly name: 'rating';
  readonly sinceMs: number;
  readonly touchedMs: number;
}

/** The same faces again: the citizen asked to change the tap. */
export interface ChangingStep {
  readonly name: 'changing';
  readonly sinceMs: number;
  readonly touchedMs: number;
  readonly given: Rated;
  readonly resume: ItemStep | ReasonsStep | ThanksStep;
}

/** The touched face is shown, for a moment; its record is on the way to the stores. */
export interface PickedStep {
  readonly name: 'picked';
  readonly sinceMs: number;
  readonly level: Level;
  readonly item: number;
  readonly token: number;
  readonly saved: boolean;
  readonly given: Given;
}

/** The moment has passed and the stores have not answered yet. */
export interface SavingStep {
  readonly name: 'saving';
  readonly sinceMs: number;
  readonly token: number;
  readonly given: Given;
  readonly then: 'follow' | 'thanks';
}

export interface ItemStep {
  readonly name: 'item';
  readonly sinceMs: number;
  readonly touchedMs: number;
  readonly given: Rated;
}

export interface ReasonsStep {
  readonly name: 'reasons';
  readonly sinceMs: number;
  readonly touchedMs: number;
  readonly given: Rated;
  readonly chosen: readonly string[];
}

export interface ThanksStep {
  readonly name: 'thanks';
  readonly sinceMs: number;
  readonly given: Rated;
}

/** Nobody has touched for a while: is the citizen still there? */
export interface StillThereStep {
  readonly name: 'still-there';
  readonly sinceMs: number;
  readonly resume: ChangingStep | ItemStep | ReasonsStep;
}

/** The pause between two citizens: touches are counted, nothing is recorded. */
export interface LockOutStep {
  readonly name: 'lock-out';
  readonly sinceMs: number;
}

/** A record could not be made durable: staff are told, nobody is thanked. */
export interface StorageFailedStep {
  readonly name: 'storage-failed';
  readonly sinceMs: number;
  readonly reason: StorageFailure;
}

export type Step =
  | RatingStep
  | ChangingStep
  | PickedStep
  | SavingStep
  | ItemStep
  | ReasonsStep
  | ThanksStep
  | StillThereStep
  | LockOutStep
  | StorageFailedStep;

/** One kiosk, from one citizen to the next. Times are monotonic ms of the caller's choice. */
export interface VisitState {
  readonly nowMs: number;
  readonly setting: VisitSetting;
  /** Arrived during a visit; takes effect when it ends. */
  readonly nextSetting: VisitSetting | null;
  readonly language: Language;
  readonly largeText: boolean;
  /** Touches refused since the last rating was written. */
  readonly ignoredTaps: number;
  readonly nextToken: number;
  readonly step: Step;
}

/** The first state: nobody has touched yet. */
export function beginVisits(setting: VisitSetting, nowMs: number): VisitState {
  return {
    nowMs,
    setting,
    nextSetting: null,
    language: setting.configuration.languages[0],
    largeText: false,
    ignoredTaps: 0,
    nextToken: 1,
    step: { name: 'rating', sinceMs: nowMs, touchedMs: nowMs },
  };
}
