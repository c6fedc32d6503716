import type { AnnulledMonth, AnnulmentCoverage } from '../../shared/api/annulments.ts';
import { chunksOf } from '../../shared/chunks-of.ts';
import type { Level } from '../../shared/domain/level.ts';
import { OVERALL } from '../../shared/domain/questionnaire.ts';
import { effectiveOfAll, RATINGS_AT_ONCE } from '../ingest/counted-ratings.ts';
import { countUncertain } from '../store/annulled-ratings.ts';
import type { AnnulledCountRow } from '../store/annulment-rows.ts';
import type { AnnulmentWindow } from '../store/annulments.ts';
import type { StoreReader } from '../store/open-store.ts';
import type { RatingRow } from '../store/schema.ts';
import { countByAtoms, ratingsCovered } from './covered-ratings.ts';
import { shownCount, shownMonths, type CountReader } from './shown-counts.ts';

/** What a window holds now, as the proposer sees it: never how the ratings are spread. */
export async function coverageOf(
  db: StoreReader,
  window: AnnulmentWindow,
  reader: CountReader,
): Promise<AnnulmentCoverage> {
  const { covered, annulledBefore } = await ratingsCovered(db, window);
  return {
    ratings: shownCount(covered.length, reader),
    months: shownMonths(monthsOf(countByAtoms(covered)), reader),
    annulledBefore: shownCount(annulledBefore, reader),
    uncertain: shownCount(await countUncertain(db, window), reader),
  };
}

/** By calendar month; an undated rating by the first that it may be of. */
export function monthsOf(
  counts: readonly Pick<AnnulledCountRow, 'first_atom' | 'n'>[],
): AnnulledMonth[] {
  const months = new Map<string, number>();
  for (const { first_atom, n } of counts) {
    const month = first_atom.slice(0, 7);
    months.set(month, (months.get(month) ?? 0) + n);
  }
  return [...months].toSorted().map(([month, n]) => ({ month, n }));
}

/** How the overall answers that count are spread. */
export async function levelsOf(
  db: StoreReader,
  ratings: readonly RatingRow[],
): Promise<Record<Level, number>> {
  const levels: Record<Level, number> = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 };
  for (const some of chunksOf(ratings, RATINGS_AT_ONCE)) {
    for (const { levelByItem } of (await effectiveOfAll(db, some)).values()) {
      const level = levelByItem.get(OVERALL);
      if (level !== undefined) levels[level] += 1;
    }
  }
  return levels;
}
