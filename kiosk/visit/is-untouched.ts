import type { VisitState } from './visit-state.ts';

/** The idle screen as the office set it: nobody is in the middle of anything. */
export function isUntouched({ step, setting, language, largeText }: VisitState): boolean {
  const { languages } = setting.configuration;
  return step.name === 'rating' && language === languages[0] && !largeText;
}
