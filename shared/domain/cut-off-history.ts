import { addDays, localDayFromParts, localDayParts, type LocalDay } from './local-day.ts';
import { periodOf, periodRange, type CutOffDay, type Period, type PeriodKind } from './period.ts';
import { DEFAULT_SETTINGS } from './setting.ts';

/** A decision on the cut-off day; it holds until the next one. */
export interface CutOffVersion {
  readonly validFrom: LocalDay;
  readonly cutOffDay: CutOffDay;
}

/** The cut-off day that is decided for a day. */
export type CutOffRule = (day: LocalDay) => CutOffDay;

/** What decisions say, given in the order of their days. */
export const cutOffRule =
  (versions: readonly CutOffVersion[]): CutOffRule =>
  (day) =>
    versions.findLast(({ validFrom }) => validFrom <= day)?.cutOffDay ??
    DEFAULT_SETTINGS['cut-off-day'];

/**
 * The period of that name with the days of its own time. It ends by the decision of the first of
 * the calendar month that names its end, so that a later decision leaves it as it was; by that of
 * today while this has not come. It begins on the day after the end of the one before: a change
 * leaves no day out and counts none twice.
 */
export function datedPeriod(period: Period, rule: CutOffRule, today: LocalDay): Period {
  const { kind, year, ordinal } = period;
  const { firstDay, lastDay } = periodRange({ kind, year, ordinal, cutOffDay: 1 });
  const decidedFor = (day: LocalDay): CutOffDay => {
    const begins = firstOfMonth(day);
    return rule(begins < today ? begins : today);
  };
  const cutOffDay = decidedFor(lastDay);
  const startCutOffDay = decidedFor(addDays(firstDay, -1));
  const start = startCutOffDay === cutOffDay ? {} : { startCutOffDay };
  return { kind, year, ordinal, cutOffDay, ...start };
}

/** The dated period of a kind that holds a day; undefined as `periodOf` is. */
export function datedPeriodOf(
  { day, kind }: Readonly<{ day: LocalDay; kind: PeriodKind }>,
  rule: CutOffRule,
  today: LocalDay,
): Period | undefined {
  const month = datedPeriod(periodOf(day, 'month', 1), rule, today);
  const isOver = periodRange(month).lastDay < day;
  const named = isOver ? firstOfMonth(addDays(firstOfMonth(day), 31)) : day;
  const period = periodOf(named, kind, 1);
  return period && datedPeriod(period, rule, today);
}

const firstOfMonth = (day: LocalDay): LocalDay =>
  localDayFromParts({ ...localDayParts(day), day: 1 });
