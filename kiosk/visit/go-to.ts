import type { RecordContent } from '../../shared/record/record.ts';
import type { Advance } from './visit-event.ts';
import type { Step, VisitState } from './visit-state.ts';

export function stay(state: VisitState): Advance {
  return { state, writes: [] };
}

export function goTo(state: VisitState, step: Step): Advance {
  return { state: { ...state, step }, writes: [] };
}

/** Goes to the step that waits for `content` to be durable; the step is told the token. */
export function goToWriting(
  state: VisitState,
  content: RecordContent,
  stepFor: (token: number) => Step,
): Advance {
  const token = state.nextToken;
  return {
    state: { ...state, nextToken: token + 1, step: stepFor(token) },
    writes: [{ token, content }],
  };
}
