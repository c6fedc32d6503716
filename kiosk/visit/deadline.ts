import { isUntouched } from './is-untouched.ts';
import type { VisitState } from './visit-state.ts';

/** A silent store is treated as a broken one after this long. */
export const STORAGE_PATIENCE_MS = 15_000;

/** After this long the kiosk tries to take ratings again by itself. */
export const STORAGE_RETRY_MS = 30_000;

/** Who needs larger text needs longer to read it, too. */
function idleMs({ setting, largeText }: VisitState): number {
  return setting.configuration.timings.idleMs * (largeText ? 1.5 : 1);
}

/** A hotline to read doubles the time, for every level alike. */
export function thanksLastMs(state: VisitState): number {
  const { timings, hotline } = state.setting.configuration;
  return hotline === null ? timings.thanksMs : 2 * timings.thanksMs;
}

/** When the present step ends by itself, in the state's ms; null when it may last for ever. */
export function deadlineOf(state: VisitState): number | null {
  const { step } = state;
  const { timings } = state.setting.configuration;
  switch (step.name) {
    case 'rating':
      return isUntouched(state) ? null : step.touchedMs + idleMs(state) + timings.warningMs;
    case 'changing':
    case 'item':
    case 'reasons':
      return step.touchedMs + idleMs(state);
    case 'picked':
      return step.sinceMs + timings.pickedMs;
    case 'saving':
      return step.sinceMs + STORAGE_PATIENCE_MS;
    case 'thanks':
      return step.sinceMs + thanksLastMs(state);
    case 'still-there':
      return step.sinceMs + timings.warningMs;
    case 'lock-out':
      return step.sinceMs + timings.lockOutMs;
    case 'storage-failed':
      return step.sinceMs + STORAGE_RETRY_MS;
  }
}

/** When the next tick is worth sending: the deadline, or before it something on the screen changes. */
export function nextTickMs(state: VisitState): number | null {
  const deadlineMs = deadlineOf(state);
  const { step } = state;
  if (deadlineMs === null) return null;
  if (step.name === 'still-there') {
    const leftMs = deadlineMs - state.nowMs;
    return deadlineMs - (Math.ceil(leftMs / 1000) - 1) * 1000;
  }
  const changeUntilMs = changeUntilOf(state);
  return changeUntilMs === null ? deadlineMs : Math.min(deadlineMs, changeUntilMs);
}

/** Until when this screen says "saved, tap to change"; null when it does not. */
export function changeUntilOf({ step, nowMs }: VisitState): number | null {
  const isAfterPick = step.name === 'item' || step.name === 'reasons' || step.name === 'thanks';
  return isAfterPick && nowMs < step.given.changeUntilMs ? step.given.changeUntilMs : null;
}
