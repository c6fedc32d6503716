import type { LocalDay } from '../../shared/domain/local-day.ts';
import { periodRange, type DayRange, type Period } from '../../shared/domain/period.ts';
import { comparedPeriods } from './compared-periods.ts';
import type { Lineage } from './lineage.ts';
import type { PlacedUnit } from './period-facts.ts';
import type { EarlierFigures, UnitStanding } from './period-report.ts';

export interface Standings {
  /** How a unit of the tree stood in a period and in the two that it is compared with. */
  readonly standingOf: (unitId: string) => UnitStanding;
  /** What the figures of a unit in one period are made of. */
  readonly figuresIn: (unitId: string, period: Period) => EarlierFigures;
}

/**
 * A unit that is as old as the oldest of all was there before: its day is the one on which the
 * organisation was first entered, not the one on which the unit was founded.
 */
export function unitStandings(period: Period, lineage: Lineage): Standings {
  const units = new Map(lineage.tree.map((unit) => [unit.id, unit]));
  const booksBegin = firstDayOf([...lineage.tree, ...lineage.tree.flatMap(before)]);
  const periods = comparedPeriods(period);
  function before({ id }: PlacedUnit): readonly PlacedUnit[] {
    return lineage.predecessorsOf(id);
  }
  const stoodBefore = (all: readonly PlacedUnit[], { firstDay }: DayRange): boolean =>
    all.some(({ validFrom }) => validFrom <= firstDay || validFrom === booksBegin);
  const figuresIn = (unitId: string, of: Period): EarlierFigures => {
    const unit = units.get(unitId);
    if (unit === undefined) return 'absent';
    const range = periodRange(of);
    const present = before(unit).filter(({ validFrom, validTo }) => {
      return validFrom <= range.lastDay && (validTo === null || validTo >= range.firstDay);
    });
    if (!stoodBefore([unit, ...present], range)) return 'absent';
    return present.length === 0 ? 'own' : 'merged';
  };
  const standingOf = (unitId: string): UnitStanding => {
    const unit = units.get(unitId);
    return {
      partial: unit === undefined ? null : partialIn(unit, periodRange(period), booksBegin),
      previous: figuresIn(unitId, periods.previous),
      lastYear: figuresIn(unitId, periods.lastYear),
    };
  };
  return { standingOf, figuresIn };
}

function partialIn(
  { validFrom, validTo }: PlacedUnit,
  { firstDay, lastDay }: DayRange,
  booksBegin: LocalDay | null,
): UnitStanding['partial'] {
  const from = validFrom > firstDay && validFrom !== booksBegin ? validFrom : null;
  const to = validTo !== null && validTo < lastDay ? validTo : null;
  return from === null && to === null ? null : { from, to };
}

function firstDayOf(units: readonly PlacedUnit[]): LocalDay | null {
  return units.reduce<LocalDay | null>(
    (first, { validFrom }) => (first === null || validFrom < first ? validFrom : first),
    null,
  );
}
