import type { VisitState } from './visit-state.ts';

/**
 * The citizen has gone: language and text size return to the office's own, and what arrived
 * meanwhile takes effect. `rest` is the pause after thanks, or the faces at once.
 */
export function endVisit(state: VisitState, rest: 'lock-out' | 'rating'): VisitState {
  const setting = state.nextSetting ?? state.setting;
  const sinceMs = state.nowMs;
  return {
    ...state,
    setting,
    nextSetting: null,
    language: setting.configuration.languages[0],
    largeText: false,
    step:
      rest === 'lock-out'
        ? { name: 'lock-out', sinceMs }
        : { name: 'rating', sinceMs, touchedMs: sinceMs },
  };
}
