import type { AnnulledMonth, AnnulmentCoverage } from '../../shared/api/annulments.ts';
import { LEVELS, type Level } from '../../shared/domain/level.ts';
import { OVERALL } from '../../shared/domain/questionnaire.ts';
import { effectiveOfAll } from '../ingest/counted-ratings.ts';
import { countUncertain } from '../store/annulled-ratings.ts';
import type { AnnulledCountRow } from '../store/annulment-rows.ts';
import type { AnnulmentWindow } from '../store/annulments.ts';
import type { StoreReader } from '../store/open-store.ts';
import type { RatingRow } from '../store/schema.ts';
import { countByAtoms, ratingsCovered } from './covered-ratings.ts';

/** What a window holds now, as the proposer sees it. */
export async function coverageOf(
  db: StoreReader,
  window: AnnulmentWindow,
  withLevels: boolean,
): Promise<AnnulmentCoverage> {
  const { covered, annulledBefore } = await ratingsCovered(db, window);
  return {
    ratings: covered.length,
    months: monthsOf(countByAtoms(covered)),
    levels: withLevels ? await levelsOf(db, covered) : null,
    annulledBefore,
    uncertain: await countUncertain(db, window),
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
  const said = [...(await effectiveOfAll(db, ratings)).values()];
  for (const level of LEVELS) {
    levels[level] = said.filter(({ levelByItem }) => levelByItem.get(OVERALL) === level).length;
  }
  return levels;
}
