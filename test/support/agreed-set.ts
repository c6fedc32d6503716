import { digestOfRatings, ratingsCovered } from '../../server/annulment/covered-ratings.ts';
import { ratingsCoveredBy } from '../../server/store/annulled-ratings.ts';
import { findAnnulment } from '../../server/store/annulments.ts';
import type { StoreReader } from '../../server/store/open-store.ts';

/** The digest of no set of ratings that a test knows. */
export const OTHER_SET = '0'.repeat(64);

/** What a decider agrees to who has just looked at a proposal. */
export async function digestOfNow(db: StoreReader, id: string): Promise<string> {
  const annulment = await findAnnulment(db, id);
  if (annulment === undefined) return OTHER_SET;
  const { liftsId, unitId } = annulment;
  const ratings =
    liftsId === null
      ? (await ratingsCovered(db, annulment)).covered
      : await ratingsCoveredBy(db, { id: liftsId, unitId });
  return digestOfRatings(ratings.map(({ rating_id }) => rating_id));
}
