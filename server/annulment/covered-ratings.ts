import { createHash } from 'node:crypto';
import { atomOf } from '../../shared/domain/atom.ts';
import { localDayOf } from '../../shared/domain/local-day.ts';
import { annulledAmong, ratingsInWindow } from '../store/annulled-ratings.ts';
import type { AnnulledCountRow } from '../store/annulment-rows.ts';
import type { AnnulmentWindow } from '../store/annulments.ts';
import type { StoreReader } from '../store/open-store.ts';
import { idsOf, ratingKey } from '../store/ratings.ts';
import type { RatingRow } from '../store/schema.ts';

/** What a window holds at this moment. */
export interface WindowRatings {
  /** Every rating that would go: whatever its level. */
  readonly covered: readonly RatingRow[];
  /** Ratings of the window that another annulment in force has put out already. */
  readonly annulledBefore: number;
}

export async function ratingsCovered(
  db: StoreReader,
  window: AnnulmentWindow,
): Promise<WindowRatings> {
  const all = await ratingsInWindow(db, window);
  const annulled = await annulledAmong(db, idsOf(all));
  const covered = all.filter((rating) => !annulled.has(ratingKey(rating)));
  return { covered, annulledBefore: all.length - covered.length };
}

type Counted = Pick<AnnulledCountRow, 'first_atom' | 'last_atom' | 'n'>;

/** Ratings by the atoms that they belong to; an undated one may belong to several. */
export function countByAtoms(ratings: readonly RatingRow[]): Counted[] {
  const counts = new Map<string, Counted>();
  for (const rating of ratings) {
    const [first_atom, last_atom] = atomsOfRating(rating);
    const key = `${first_atom} ${last_atom}`;
    counts.set(key, { first_atom, last_atom, n: (counts.get(key)?.n ?? 0) + 1 });
  }
  return [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count);
}

const atomsOfRating = (rating: RatingRow): [string, string] =>
  rating.clock_quality === 'D'
    ? [atomOf(localDayOf(rating.earliest_ms)), atomOf(localDayOf(rating.latest_ms))]
    : [rating.atom, rating.atom];

/** SHA-256, hexadecimal, over the ids in order: binds the audit log to what was covered. */
export function digestOfRatings(ratingIds: readonly string[]): string {
  return createHash('sha256').update(ratingIds.toSorted().join('\n')).digest('hex');
}
