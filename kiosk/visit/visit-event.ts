import type { Language } from '../../shared/domain/language.ts';
import type { Level } from '../../shared/domain/level.ts';
import type { RecordContent } from '../../shared/record/record.ts';
import type { StorageFailure } from './storage-failure.ts';
import type { VisitSetting } from './visit-setting.ts';
import type { VisitState } from './visit-state.ts';

/** What happened. */
export type Happening =
  | { readonly type: 'tick' }
  /** Any touch or key, on a target or not: somebody is there. */
  | { readonly type: 'touched' }
  /** The tap guard refused a touch. */
  | { readonly type: 'tap-ignored' }
  | { readonly type: 'face-tapped'; readonly level: Level }
  | { readonly type: 'reason-toggled'; readonly code: string }
  | { readonly type: 'reasons-sent' }
  /** This item or these reasons are not answered. */
  | { readonly type: 'skipped' }
  /** The citizen ends the questionnaire here. */
  | { readonly type: 'finished' }
  | { readonly type: 'change-asked' }
  /** The face stays as it was. */
  | { readonly type: 'change-dropped' }
  /** "I am still here", or the thanks are read. */
  | { readonly type: 'continued' }
  | { readonly type: 'language-chosen'; readonly language: Language }
  | { readonly type: 'text-size-toggled' }
  | { readonly type: 'setting-changed'; readonly setting: VisitSetting }
  | { readonly type: 'written'; readonly token: number; readonly recordId: string }
  | { readonly type: 'write-failed'; readonly token: number; readonly reason: StorageFailure }
  /** Staff ask to try storage again. */
  | { readonly type: 'retried' };

/** A happening with its instant: nothing in a visit reads a clock. */
export type VisitEvent = Happening & { readonly monoMs: number };

export type VisitEventOf<Type extends VisitEvent['type']> = Extract<
  VisitEvent,
  { readonly type: Type }
>;

/** A record to make durable; answered by `written` or `write-failed` with the same token. */
export interface WriteEffect {
  readonly token: number;
  readonly content: RecordContent;
}

/** The next state, and what must be written because of it. */
export interface Advance {
  readonly state: VisitState;
  readonly writes: readonly WriteEffect[];
}
