import { deadlineOf } from './deadline.ts';
import { endVisit } from './end-visit.ts';
import { goTo, goToWriting, stay } from './go-to.ts';
import { onPickShown } from './on-write.ts';
import type { Advance } from './visit-event.ts';
import type { StillThereStep, VisitState } from './visit-state.ts';

/** Time has passed: the step may have come to its end. */
export function onTick(state: VisitState): Advance {
  const deadlineMs = deadlineOf(state);
  if (deadlineMs === null || state.nowMs < deadlineMs) return stay(state);
  const { step } = state;
  const sinceMs = state.nowMs;
  switch (step.name) {
    case 'picked':
      return onPickShown(state, step);
    case 'saving':
      return goTo(state, { name: 'storage-failed', sinceMs, reason: 'broken' });
    case 'changing':
    case 'item':
    case 'reasons':
      return goTo(state, { name: 'still-there', sinceMs, resume: step });
    case 'thanks':
      return stay(endVisit(state, 'lock-out'));
    case 'still-there':
      return onGone(state, step);
    case 'rating':
    case 'lock-out':
    case 'storage-failed':
      return stay(endVisit(state, 'rating'));
  }
}

/**
 * Reasons that were chosen and never sent were given all the same: they are kept, and so are those
 * that lie under the faces of a change that was never made.
 */
function onGone(state: VisitState, { resume }: StillThereStep): Advance {
  const ended = endVisit(state, 'rating');
  const left = resume.name === 'changing' ? resume.resume : resume;
  if (left.name !== 'reasons' || left.chosen.length === 0) return stay(ended);
  const body = { rating: left.given.recordId, reasons: left.chosen };
  return goToWriting(ended, { kind: 'amendment', body }, () => ended.step);
}
