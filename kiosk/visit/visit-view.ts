import type { Item, Reason } from '../../shared/domain/questionnaire.ts';
import type { Level } from '../../shared/domain/level.ts';
import type { StorageFailure } from './storage-failure.ts';
import { changeUntilOf, deadlineOf } from './deadline.ts';
import { reasonsFor } from './follow-up.ts';
import type { PickedStep, VisitState } from './visit-state.ts';

/**
 * What a screen may know. Only `picked` carries a level, and only while it is shown: after that
 * no pixel can tell the choice, because no screen has it.
 */
export type VisitView =
  | { readonly name: 'rating' | 'changing' | 'saving' | 'lock-out' }
  | { readonly name: 'picked'; readonly level: Level; readonly item: ItemView | null }
  | { readonly name: 'item'; readonly item: ItemView; readonly mayChange: boolean }
  | {
      readonly name: 'reasons';
      readonly reasons: readonly Reason[];
      readonly chosen: readonly string[];
      readonly mayChange: boolean;
    }
  | { readonly name: 'thanks'; readonly hotline: string | null; readonly mayChange: boolean }
  | {
      readonly name: 'still-there';
      readonly secondsLeft: number;
      readonly secondsInAll: number;
    }
  | { readonly name: 'storage-failed'; readonly reason: StorageFailure };

/** An item after the first: `number` counts from 1 to `total`. */
export interface ItemView {
  readonly item: Item;
  readonly number: number;
  readonly total: number;
}

/** The present screen. */
export function viewOf(state: VisitState): VisitView {
  const { step } = state;
  const mayChange = changeUntilOf(state) !== null;
  const { hotline, timings } = state.setting.configuration;
  switch (step.name) {
    case 'picked':
      return viewOfPick(state, step);
    case 'item': {
      const item = itemAt(state, step.given.nextItem);
      return item === null ? { name: 'saving' } : { name: 'item', item, mayChange };
    }
    case 'reasons': {
      const reasons = reasonsFor(state, step.given.level);
      return { name: 'reasons', reasons, chosen: step.chosen, mayChange };
    }
    case 'thanks':
      return { name: 'thanks', hotline, mayChange };
    case 'still-there': {
      const leftMs = (deadlineOf(state) ?? state.nowMs) - state.nowMs;
      const secondsInAll = Math.ceil(timings.warningMs / 1000);
      return { name: 'still-there', secondsLeft: Math.ceil(leftMs / 1000), secondsInAll };
    }
    case 'storage-failed':
      return { name: 'storage-failed', reason: step.reason };
    default:
      return { name: step.name };
  }
}

/** A late tick must not keep the choice on the screen, so the time is checked here as well. */
function viewOfPick(state: VisitState, step: PickedStep): VisitView {
  if (state.nowMs >= step.sinceMs + state.setting.configuration.timings.pickedMs) {
    return { name: 'saving' };
  }
  return { name: 'picked', level: step.level, item: itemAt(state, step.item) };
}

function itemAt(state: VisitState, index: number): ItemView | null {
  const { items } = state.setting.configuration.questionnaire;
  const item = items[index];
  if (index === 0 || item === undefined) return null;
  return { item, number: index, total: items.length - 1 };
}
