import { endVisit } from './end-visit.ts';
import { followUp, reasonsFor } from './follow-up.ts';
import { goTo, goToWriting, stay } from './go-to.ts';
import { changeUntilOf } from './deadline.ts';
import type { Advance } from './visit-event.ts';
import type { ChangingStep, StillThereStep, VisitState } from './visit-state.ts';

/** A reason is chosen or taken back; beyond the questionnaire's maximum nothing happens. */
export function onReasonToggled(state: VisitState, code: string): Advance {
  const { step } = state;
  if (step.name !== 'reasons') return stay(state);
  const { maxReasons } = state.setting.configuration.questionnaire;
  const isChosen = step.chosen.includes(code);
  const isOffered = reasonsFor(state, step.given.level).some((reason) => reason.code === code);
  if (!isOffered || (!isChosen && step.chosen.length >= maxReasons)) return stay(state);
  const chosen = isChosen ? step.chosen.filter((other) => other !== code) : [...step.chosen, code];
  return goTo(state, { ...step, chosen });
}

export function onReasonsSent(state: VisitState): Advance {
  const { step } = state;
  if (step.name !== 'reasons') return stay(state);
  const { given, chosen } = step;
  const sinceMs = state.nowMs;
  if (chosen.length === 0) return goTo(state, { name: 'thanks', sinceMs, given });
  const body = { rating: given.recordId, reasons: chosen };
  return goToWriting(state, { kind: 'amendment', body }, (token) => ({
    name: 'saving',
    sinceMs,
    token,
    given,
    then: 'thanks',
  }));
}

export function onSkipped(state: VisitState): Advance {
  const { step } = state;
  if (step.name === 'reasons') return onFinished(state);
  if (step.name !== 'item') return stay(state);
  const item = state.setting.configuration.questionnaire.items[step.given.nextItem];
  if (item?.skippable === false) return stay(state);
  return goTo(state, followUp(state, { ...step.given, nextItem: step.given.nextItem + 1 }));
}

/** Everything given so far is durable already: leaving loses nothing. */
export function onFinished(state: VisitState): Advance {
  const { step } = state;
  if (step.name !== 'item' && step.name !== 'reasons') return stay(state);
  return goTo(state, { name: 'thanks', sinceMs: state.nowMs, given: step.given });
}

export function onChangeAsked(state: VisitState): Advance {
  const { step, nowMs } = state;
  if (step.name !== 'item' && step.name !== 'reasons' && step.name !== 'thanks') return stay(state);
  if (changeUntilOf(state) === null) return stay(state);
  return goTo(state, {
    name: 'changing',
    sinceMs: nowMs,
    touchedMs: nowMs,
    given: step.given,
    resume: step,
  });
}

export function onChangeDropped(state: VisitState): Advance {
  const { step } = state;
  return step.name === 'changing' ? goBackTo(state, step.resume) : stay(state);
}

export function onContinued(state: VisitState): Advance {
  const { step } = state;
  if (step.name === 'still-there') return goBackTo(state, step.resume);
  return step.name === 'thanks' ? stay(endVisit(state, 'lock-out')) : stay(state);
}

/** The step goes on where it was, its time begins anew. Thanks never ask when they were touched. */
function goBackTo(state: VisitState, step: (ChangingStep | StillThereStep)['resume']): Advance {
  const afresh = { ...step, sinceMs: state.nowMs, touchedMs: state.nowMs };
  return goTo(state, afresh);
}
