import { atomsOf } from '../../shared/domain/atom.ts';
import type { Atom } from '../../shared/domain/atom.ts';
import { previousPeriod, samePeriodLastYear } from '../../shared/domain/period.ts';
import type { Period } from '../../shared/domain/period.ts';
import { SPANS } from './period-facts.ts';
import type { BySpan, Span } from './period-facts.ts';

/** How many periods a trend shows, the current one included. */
export const TREND_LENGTH = 13;

/** The period with the two that it is compared with. */
export function comparedPeriods(period: Period): BySpan<Period> {
  return {
    current: period,
    previous: previousPeriod(period),
    lastYear: samePeriodLastYear(period),
  };
}

/** 13 periods of the kind, oldest first; the given one is the last. */
export function trendPeriods(period: Period): Period[] {
  const periods = [period];
  while (periods.length < TREND_LENGTH) {
    periods.unshift(previousPeriod(periods[0] ?? period));
  }
  return periods;
}

/** Which of the three periods each atom belongs to: for a year, the last two are the same one. */
export function spansOfAtoms(period: Period): ReadonlyMap<Atom, readonly Span[]> {
  const periods = comparedPeriods(period);
  const spans = new Map<Atom, Span[]>();
  for (const span of SPANS) {
    for (const atom of atomsOf(periods[span])) {
      spans.set(atom, [...(spans.get(atom) ?? []), span]);
    }
  }
  return spans;
}
