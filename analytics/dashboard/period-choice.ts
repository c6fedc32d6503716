import { cutOffRule, datedPeriod, datedPeriodOf } from '../../shared/domain/cut-off-history.ts';
import type { CutOffRule, CutOffVersion } from '../../shared/domain/cut-off-history.ts';
import type { LocalDay } from '../../shared/domain/local-day.ts';
import {
  parsePeriodKey,
  periodOf,
  periodRange,
  previousPeriod,
} from '../../shared/domain/period.ts';
import type { CutOffDay, Period, PeriodKind } from '../../shared/domain/period.ts';

/** How many periods of a kind can be picked: two to five years back. */
const CHOICES: Readonly<Record<PeriodKind, number>> = {
  month: 24,
  quarter: 12,
  half: 8,
  'nine-months': 5,
  year: 5,
};

type Office = Readonly<{
  /** Of today. */
  cutOffDay: CutOffDay;
  cutOffDays: readonly CutOffVersion[];
  today: LocalDay;
}>;

/** A past period keeps the days of its time; without any decision the present one holds. */
const dated = (period: Period, office: Office): Period =>
  datedPeriod(period, ruleOf(office), office.today);

const ruleOf = ({ cutOffDay, cutOffDays }: Office): CutOffRule =>
  cutOffDays.length === 0 ? () => cutOffDay : cutOffRule(cutOffDays);

/** The newest period of a kind that has begun; nine months may have ended by then. */
export const latestPeriod = (kind: PeriodKind, office: Office): Period =>
  periodAt(office.today, kind, office);

/** The period of a kind that holds a day, or the nine months before it. */
function periodAt(day: LocalDay, kind: PeriodKind, office: Office): Period {
  const of = (kind: PeriodKind) => datedPeriodOf({ day, kind }, ruleOf(office), office.today);
  const period = of(kind);
  if (period !== undefined) return period;
  const { year, cutOffDay } = of('year') ?? periodOf(day, 'year', office.cutOffDay);
  return dated({ kind, year, ordinal: 1, cutOffDay }, office);
}

/** The periods of a kind that can be picked, newest first; `chosen` is among them. */
export function periodChoices(chosen: Period, office: Office): Period[] {
  const choices: Period[] = [];
  let period = latestPeriod(chosen.kind, office);
  const reached = () => choices.some((choice) => isSamePeriod(choice, chosen));
  while (choices.length < CHOICES[chosen.kind]) {
    choices.push(period);
    period = dated(previousPeriod(period), office);
  }
  if (reached()) return choices;
  return [...choices, chosen].toSorted((a, b) =>
    periodRange(b).firstDay.localeCompare(periodRange(a).firstDay),
  );
}

/** The period that an address names, or the present month: `valid` tells which. */
export function chosenPeriod(
  key: string | null,
  office: Office,
): Readonly<{ period: Period; valid: boolean }> {
  if (key === null) return { period: latestPeriod('month', office), valid: true };
  const period = parsePeriodKey(key, office.cutOffDay);
  if (period === undefined) return { period: latestPeriod('month', office), valid: false };
  return { period: dated(period, office), valid: true };
}

/** The period of another kind that holds the end of this one, but none that has not begun. */
export function asKind(period: Period, kind: PeriodKind, office: Office): Period {
  const { lastDay } = periodRange(period);
  if (lastDay >= office.today) return latestPeriod(kind, office);
  return periodAt(lastDay, kind, office);
}

function isSamePeriod(a: Period, b: Period): boolean {
  return a.kind === b.kind && a.year === b.year && a.ordinal === b.ordinal;
}
