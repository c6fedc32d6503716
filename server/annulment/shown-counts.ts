import { releaseCell } from '../../analytics/reports/release.ts';
import type { AnnulledMonth, ShownCount } from '../../shared/api/annulments.ts';

/** Who reads, as far as numbers of single windows go. */
export interface CountReader {
  /** Whoever may take a proof sees single ratings anyway. */
  readonly seesSingle: boolean;
  /** From how many ratings on a counter's figure may be shown. */
  readonly fewerThan: number;
}

/**
 * A window can be as short as a minute, and what came in a minute is a fact about one person: below
 * the threshold of a counter only who sees single ratings reads the number.
 */
export function shownCount(n: number, { seesSingle, fewerThan }: CountReader): ShownCount {
  return seesSingle || releaseCell({ n }, { fewerThan }).kind !== 'hide' ? n : 'few';
}

/** None as soon as one is withheld: the others and the sum would tell it. */
export const shownMonths = (
  months: readonly AnnulledMonth[],
  reader: CountReader,
): readonly AnnulledMonth[] =>
  months.every(({ n }) => shownCount(n, reader) !== 'few') ? months : [];
