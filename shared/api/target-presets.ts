import type { Localized } from '../domain/language.ts';
import type { Target } from '../domain/target.ts';

/** A shipped set of targets with its legal basis. */
export interface TargetPreset {
  readonly key: string;
  readonly title: Localized;
  readonly legalBasis: string;
  readonly targets: readonly Pick<Target, 'operator' | 'valuePercent' | 'scope'>[];
}

export interface Targets {
  readonly inForce: readonly Target[];
  readonly presets: readonly TargetPreset[];
}

export interface TargetPresetChoice {
  readonly key: string;
}
