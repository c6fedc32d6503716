import type { Level } from '../../shared/domain/level.ts';
import type { Reason } from '../../shared/domain/questionnaire.ts';
import type { ItemStep, Rated, ReasonsStep, ThanksStep, VisitState } from './visit-state.ts';

/** How long the screen after the pick offers to change the face. */
export const CHANGE_OFFERED_MS = 5_000;

/** Reasons that the questionnaire offers to a citizen who chose `level`. */
export function reasonsFor(state: VisitState, level: Level): readonly Reason[] {
  const { reasons } = state.setting.configuration.questionnaire;
  return reasons.filter(({ offeredUpTo }) => level <= offeredUpTo);
}

/**
 * What comes after the overall face or an item: the remaining items, the reasons, the thanks.
 *
 * What an onlooker can infer, and what not: the items come to everybody; the reasons screen is the
 * same for every level that gets it; the thanks are the same for all, hotline included, and last
 * as long. That reasons come at all tells that the level is low, and cannot be hidden while they
 * are asked of low levels only: an office that minds offers its reasons up to level 5.
 */
export function followUp(state: VisitState, given: Rated): ItemStep | ReasonsStep | ThanksStep {
  const times = { sinceMs: state.nowMs, touchedMs: state.nowMs };
  if (given.nextItem < state.setting.configuration.questionnaire.items.length) {
    return { name: 'item', ...times, given };
  }
  if (reasonsFor(state, given.level).length > 0) {
    return { name: 'reasons', ...times, given, chosen: [] };
  }
  return { name: 'thanks', sinceMs: state.nowMs, given };
}
