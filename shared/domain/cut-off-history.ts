import { localDayFromParts, localDayParts, type LocalDay } from './local-day.ts';
import { periodRange, type CutOffDay, type Period } from './period.ts';
import { DEFAULT_SETTINGS } from './setting.ts';

/** A decision on the cut-off day; it holds until the next one. */
export interface CutOffVersion {
  readonly validFrom: LocalDay;
  readonly cutOffDay: CutOffDay;
}

/**
 * Whose decision gives a period its cut-off day: that of the first of the calendar month that names
 * its end, so that a later decision leaves it as it was; that of today while this has not come.
 */
export function cutOffDecidedOn(period: Period, today: LocalDay): LocalDay {
  const { lastDay } = periodRange({ ...period, cutOffDay: 1 });
  const begins = localDayFromParts({ ...localDayParts(lastDay), day: 1 });
  return begins < today ? begins : today;
}

/** The same period with the cut-off day of its own time; `versions` in the order of their days. */
export function withItsCutOffDay(
  period: Period,
  versions: readonly CutOffVersion[],
  today: LocalDay,
): Period {
  const day = cutOffDecidedOn(period, today);
  const held = versions.findLast(({ validFrom }) => validFrom <= day);
  return { ...period, cutOffDay: held?.cutOffDay ?? DEFAULT_SETTINGS['cut-off-day'] };
}
