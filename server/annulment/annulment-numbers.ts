import type { AnnulmentSummary } from '../../shared/api/annulments.ts';
import type { AnnulmentState } from '../../shared/domain/annulment.ts';
import { countNotAnnulled, ratingsCoveredBy } from '../store/annulled-ratings.ts';
import type { AnnulledCountRow } from '../store/annulment-rows.ts';
import type { Annulment } from '../store/annulments.ts';
import type { StoreReader } from '../store/open-store.ts';
import type { RatingRow } from '../store/schema.ts';
import { countByAtoms, digestOfRatings, ratingsCovered } from './covered-ratings.ts';
import { shownCount, shownMonths, type CountReader } from './shown-counts.ts';
import { levelsOf, monthsOf } from './window-coverage.ts';

/** What a summary says of the ratings that it is about. */
export type AnnulmentNumbers = Pick<
  AnnulmentSummary,
  'ratings' | 'months' | 'levels' | 'digest' | 'arrivedLater'
>;

const NOTHING: AnnulmentNumbers = {
  ...{ ratings: 0, months: [], levels: null, digest: null, arrivedLater: 0 },
};

export interface NumbersAsked {
  readonly state: AnnulmentState;
  readonly reader: CountReader;
  /** Only who may decide on it sees how the ratings are spread, and can agree to this very set. */
  readonly mayDecide: boolean;
  /** What was fixed by approvals, by annulment. */
  readonly fixed: ReadonlyMap<string, readonly AnnulledCountRow[]>;
}

/** What an annulment has covered, or would cover; a lift is about what it takes back. */
export function annulmentNumbers(
  db: StoreReader,
  annulment: Annulment,
  asked: NumbersAsked,
): Promise<AnnulmentNumbers> {
  const { state } = asked;
  if (state === 'proposed' && annulment.kind === 'annul') return waiting(db, annulment, asked);
  if (state !== 'approved' && state !== 'lifted' && state !== 'proposed') {
    return Promise.resolve(NOTHING);
  }
  return decided(db, annulment, asked);
}

/** It would cover what is in its window now. */
async function waiting(
  db: StoreReader,
  annulment: Annulment,
  { reader, mayDecide }: NumbersAsked,
): Promise<AnnulmentNumbers> {
  const { covered } = await ratingsCovered(db, annulment);
  return {
    ratings: shownCount(covered.length, reader),
    months: shownMonths(monthsOf(countByAtoms(covered)), reader),
    levels: mayDecide ? await levelsOf(db, covered) : null,
    digest: mayDecide ? digestOf(covered) : null,
    arrivedLater: 0,
  };
}

/** What two persons have decided is printed on every report, however little it is. */
async function decided(
  db: StoreReader,
  annulment: Annulment,
  { state, reader, mayDecide, fixed }: NumbersAsked,
): Promise<AnnulmentNumbers> {
  const { id, kind, liftsId, unitId } = annulment;
  const counts = fixed.get(liftsId ?? id) ?? [];
  const isInForce = kind === 'annul' && state === 'approved';
  const arrivedLater = isInForce ? await countNotAnnulled(db, annulment) : 0;
  const returning = mayDecide ? await ratingsCoveredBy(db, { id: liftsId ?? id, unitId }) : null;
  return {
    ratings: counts.reduce((sum, { n }) => sum + n, 0),
    months: monthsOf(counts),
    levels: null,
    digest: returning && digestOf(returning),
    arrivedLater: shownCount(arrivedLater, reader),
  };
}

const digestOf = (ratings: readonly RatingRow[]): string =>
  digestOfRatings(ratings.map(({ rating_id }) => rating_id));
