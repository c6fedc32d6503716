import { endVisit } from './end-visit.ts';
import { stay } from './go-to.ts';
import { isUntouched } from './is-untouched.ts';
import {
  onChangeAsked,
  onChangeDropped,
  onContinued,
  onFinished,
  onReasonsSent,
  onReasonToggled,
  onSkipped,
} from './on-choice.ts';
import { onFace } from './on-face.ts';
import { onTick } from './on-tick.ts';
import { onWriteFailed, onWritten } from './on-write.ts';
import { isSameSetting, type VisitSetting } from './visit-setting.ts';
import type { Advance, VisitEvent } from './visit-event.ts';
import type { VisitState } from './visit-state.ts';

/**
 * One citizen's visit, one event further. Pure: time comes with the event, records go out as data.
 * An event that does not fit the present step changes nothing.
 */
export function advanceVisit(before: VisitState, event: VisitEvent): Advance {
  const state = noteTouch({ ...before, nowMs: Math.max(before.nowMs, event.monoMs) }, event);
  if (state.step.name === 'lock-out' && isTap(event)) {
    return stay({ ...state, ignoredTaps: state.ignoredTaps + 1 });
  }
  switch (event.type) {
    case 'tick':
      return onTick(state);
    case 'touched':
      return state.step.name === 'still-there' ? onContinued(state) : stay(state);
    case 'tap-ignored':
      return stay({ ...state, ignoredTaps: state.ignoredTaps + 1 });
    case 'face-tapped':
      return onFace(state, event.level);
    case 'reason-toggled':
      return onReasonToggled(state, event.code);
    case 'reasons-sent':
      return onReasonsSent(state);
    case 'skipped':
      return onSkipped(state);
    case 'finished':
      return onFinished(state);
    case 'change-asked':
      return onChangeAsked(state);
    case 'change-dropped':
      return onChangeDropped(state);
    case 'continued':
      return onContinued(state);
    case 'language-chosen':
      return stay({ ...state, language: event.language });
    case 'text-size-toggled':
      return stay({ ...state, largeText: !state.largeText });
    case 'setting-changed':
      return stay(onSettingChanged(state, event.setting));
    case 'written':
      return onWritten(state, event);
    case 'write-failed':
      return onWriteFailed(state, event);
    case 'retried':
      return stay(state.step.name === 'storage-failed' ? endVisit(state, 'rating') : state);
  }
}

const BY_DEVICE: ReadonlySet<VisitEvent['type']> = new Set([
  'tick',
  'setting-changed',
  'written',
  'write-failed',
]);

function isTap(event: VisitEvent): boolean {
  return event.type !== 'touched' && !BY_DEVICE.has(event.type);
}

function noteTouch(state: VisitState, event: VisitEvent): VisitState {
  const { step } = state;
  if (BY_DEVICE.has(event.type) || !('touchedMs' in step)) return state;
  return { ...state, step: { ...step, touchedMs: state.nowMs } };
}

/**
 * A new roster or questionnaire never changes a visit under the citizen's hands. Until a face is
 * chosen none has begun: whoever is named is whom the rating counts for, in any language or size.
 */
function onSettingChanged(state: VisitState, setting: VisitSetting): VisitState {
  if (isSameSetting(state.nextSetting ?? state.setting, setting)) return state;
  const waiting = { ...state, nextSetting: setting };
  if (isUntouched(state)) return endVisit(waiting, 'rating');
  return state.step.name === 'rating' ? { ...state, setting } : waiting;
}
