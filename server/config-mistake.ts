import type { Localized } from '../shared/domain/language.ts';

/** One variable that cannot be used as it is. */
export interface ConfigMistake {
  readonly name: string;
  readonly found: string;
  readonly expected: Localized;
}
