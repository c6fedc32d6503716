import type { Localized } from '../domain/language.ts';
import type { LocalDay } from '../domain/local-day.ts';
import type { Target, TargetScope } from '../domain/target.ts';

/** A shipped set of targets with its legal basis. */
export interface TargetPreset {
  readonly key: string;
  readonly title: Localized;
  readonly legalBasis: string;
  readonly targets: readonly Pick<Target, 'operator' | 'valuePercent' | 'scope'>[];
}

export interface Targets {
  readonly inForce: readonly Target[];
  /** Those that begin on a later day. */
  readonly planned: readonly Target[];
  readonly presets: readonly TargetPreset[];
  /** What a target may be about, the most important first. */
  readonly fields: readonly { readonly code: string; readonly name: Localized }[];
  readonly today: LocalDay;
}

/** One target beside the others; the former one of the same scope ends the day before. */
export interface TargetDraft extends Pick<Target, 'operator' | 'valuePercent'> {
  /** No single unit: such targets come with lists of units, not by hand. */
  readonly scope: Omit<TargetScope, 'unitId'>;
  readonly validFrom: LocalDay;
  readonly legalBasis: string;
}

export interface TargetEnd {
  /** The day before the target's first takes a planned one back. */
  readonly lastDay: LocalDay;
}

export interface TargetPresetChoice {
  readonly key: string;
}
