import { CHANGE_OFFERED_MS, followUp } from './follow-up.ts';
import { goTo, stay } from './go-to.ts';
import type { Advance, VisitEventOf } from './visit-event.ts';
import type { Given, PickedStep, Rated, SavingStep, VisitState } from './visit-state.ts';

/** A record is durable: only now may the visit go on to what says so. */
export function onWritten(state: VisitState, event: VisitEventOf<'written'>): Advance {
  const { step } = state;
  if (!isWaitingFor(step, event.token)) return stay(state);
  const given: Rated = { ...step.given, recordId: step.given.recordId ?? event.recordId };
  if (step.name === 'picked') return goTo(state, { ...step, given, saved: true });
  return step.then === 'thanks'
    ? goTo(state, { name: 'thanks', sinceMs: state.nowMs, given })
    : goTo(state, followUp(state, offerChange(state, given)));
}

/** Nobody is thanked for what is not kept. A citizen already at work is not interrupted. */
export function onWriteFailed(state: VisitState, event: VisitEventOf<'write-failed'>): Advance {
  const { step } = state;
  const isAtRest = step.name === 'rating' || step.name === 'lock-out';
  if (!isAtRest && !isWaitingFor(step, event.token)) return stay(state);
  return goTo(state, { name: 'storage-failed', sinceMs: state.nowMs, reason: event.reason });
}

/** The choice has been shown long enough: on, or to a blank screen until it is durable. */
export function onPickShown(state: VisitState, step: PickedStep): Advance {
  const { given } = step;
  if (step.saved && isRated(given)) {
    return goTo(state, followUp(state, offerChange(state, given)));
  }
  const { token } = step;
  return goTo(state, { name: 'saving', sinceMs: state.nowMs, token, given, then: 'follow' });
}

/** Zero marks a fresh overall face; the offer starts with the screen that carries it. */
function offerChange(state: VisitState, given: Rated): Rated {
  if (given.changeUntilMs !== 0) return given;
  return { ...given, changeUntilMs: state.nowMs + CHANGE_OFFERED_MS };
}

function isRated(given: Given): given is Rated {
  return given.recordId !== null;
}

function isWaitingFor(step: VisitState['step'], token: number): step is PickedStep | SavingStep {
  return (step.name === 'picked' || step.name === 'saving') && step.token === token;
}
