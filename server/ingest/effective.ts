import type { Level } from '../../shared/domain/level.ts';
import { OVERALL } from '../../shared/domain/questionnaire.ts';
import { NONE } from '../store/rating-rows.ts';
import type { AnswerRow, RatingRow, ReasonGivenRow } from '../store/schema.ts';

/** All that was said of one rating. */
export interface RatingHistory {
  readonly rating: RatingRow;
  readonly answers: readonly AnswerRow[];
  readonly reasons: readonly ReasonGivenRow[];
}

/** What counts of a rating. */
export interface Effective {
  readonly levelByItem: ReadonlyMap<string, Level>;
  readonly reasons: ReadonlySet<string>;
}

interface Place {
  readonly epoch: number;
  readonly seq: number;
}

/**
 * The last word on each item and the last set of reasons, by their place in the chain and not by
 * the order in which they came in. An empty set of reasons stands as one row with `NONE`.
 */
export function effectiveOf({ rating, answers, reasons }: RatingHistory): Effective {
  const levelByItem = new Map<string, Level>([[OVERALL, levelOf(rating)]]);
  for (const answer of answers.toSorted(byPlace)) {
    levelByItem.set(answer.item_code, levelOf(answer));
  }
  const last = reasons.toSorted(byPlace).at(-1);
  const lastSet = last === undefined ? [] : reasons.filter((row) => byPlace(row, last) === 0);
  const codes = lastSet.map(({ reason_code: code }) => code).filter((code) => code !== NONE);
  return { levelByItem, reasons: new Set(codes) };
}

const levelOf = (row: { readonly level: number }): Level => row.level as Level; // the tables check

const byPlace = (a: Place, b: Place): number => a.epoch - b.epoch || a.seq - b.seq;
