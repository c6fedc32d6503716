import { atomsOf } from '../../shared/domain/atom.ts';
import type { LevelCounts } from '../../shared/domain/level.ts';
import {
  periodKey,
  periodRange,
  previousPeriod,
  samePeriodLastYear,
} from '../../shared/domain/period.ts';
import type { Period } from '../../shared/domain/period.ts';
import { UNIT_KINDS } from '../../shared/domain/unit.ts';
import { comparedPeriods, trendPeriods } from './compared-periods.ts';
import type { Figure } from './figure.ts';
import { figureOf } from './figure-of.ts';
import type { ReleasedCounts } from './figure-of.ts';
import { addTo, bySpan, NOT_COUNTED } from './released-rows.ts';
import type { Tally } from './released-rows.ts';
import type { BySpan, PeriodFacts, TreeUnit } from './period-facts.ts';
import type { TrendPoint, UnitTable } from './period-report.ts';
import { releaseUnit } from './release-units.ts';
import type { ReleasedUnit } from './release-units.ts';
import { reportPeriod } from './report-period.ts';
import { compareNames } from './sort-names.ts';
import { targetFor } from './target-for.ts';
import { unitTree } from './unit-tree.ts';

export interface UnitFigures {
  readonly overall: Figure;
  readonly trend: readonly TrendPoint[];
  readonly table: UnitTable;
  /** The unit in the three compared periods: what its other tables add up to. */
  readonly released: BySpan<ReleasedUnit>;
}

/** The unit and its direct children over the 13 periods of the trend. */
export function unitFigures(facts: PeriodFacts): UnitFigures {
  const released = releaseTrend(facts);
  const trend = trendPeriods(facts.period).map((period): TrendPoint => {
    const target = targetFor(facts, facts.unitId, { day: periodRange(period).lastDay });
    const row = {
      current: overallOf(released, period),
      previous: overallOf(released, previousPeriod(period)),
      lastYear: overallOf(released, samePeriodLastYear(period)),
    };
    const figure = figureOf({ released: row, target, rules: facts.office });
    return { period: reportPeriod(period, facts.generatedAtMs), figure, target };
  });
  const periods = comparedPeriods(facts.period);
  const compared = bySpan((span) => released.get(periodKey(periods[span])) ?? UNKNOWN);
  return {
    overall: trend.at(-1)?.figure ?? { kind: 'empty' },
    trend,
    table: unitTable(facts, compared),
    released: compared,
  };
}

const UNKNOWN: ReleasedUnit = { overall: NOT_COUNTED, own: NOT_COUNTED, children: new Map() };

/** Periods before the first of the trend are unknown, not empty: only a difference asks for them. */
function overallOf(released: ReadonlyMap<string, ReleasedUnit>, period: Period): ReleasedCounts {
  return (released.get(periodKey(period)) ?? UNKNOWN).overall;
}

function releaseTrend(facts: PeriodFacts): Map<string, ReleasedUnit> {
  const tree = unitTree(facts.organisation.units);
  const rule = { fewerThan: facts.office.thresholds.unit };
  const query = { tree, unitId: facts.unitId, rule };
  return new Map(talliesByPeriod(facts).map(({ key, tally }) => [key, releaseUnit(query, tally)]));
}

function talliesByPeriod(facts: PeriodFacts): { key: string; tally: Tally }[] {
  const tallies = trendPeriods(facts.period).map((period) => ({
    key: periodKey(period),
    tally: new Map<string, LevelCounts>(),
    atoms: atomsOf(period),
  }));
  // Periods of one kind do not overlap: every atom belongs to one of them, or to none.
  const byAtom = new Map(
    tallies.flatMap(({ atoms, tally }) => atoms.map((atom) => [atom, tally] as const)),
  );
  for (const row of facts.counts.units) {
    const tally = byAtom.get(row.atom);
    if (tally !== undefined) addTo(tally, row.unitId, row);
  }
  return tallies;
}

function unitTable(facts: PeriodFacts, released: BySpan<ReleasedUnit>): UnitTable {
  const rules = facts.office;
  const { lastDay } = periodRange(facts.period);
  const rowOf = (unit: TreeUnit) => {
    const row = bySpan((span) => released[span].children.get(unit.id) ?? NOT_COUNTED);
    const target = targetFor(facts, unit.id, { day: lastDay });
    const { code, name, kind } = unit;
    return { unit: { code, name, kind }, figure: figureOf({ released: row, target, rules }) };
  };
  const children = unitTree(facts.organisation.units).childrenOf(facts.unitId);
  const groups = UNIT_KINDS.flatMap((kind) => {
    const units = children.filter((unit) => unit.kind === kind);
    const sorted = units.toSorted((a, b) => compareNames(a.name, b.name));
    return sorted.length === 0 ? [] : [{ kind, rows: sorted.map(rowOf) }];
  });
  const own = bySpan((span) => released[span].own);
  const target = targetFor(facts, facts.unitId, { day: lastDay });
  return { groups, own: figureOf({ released: own, target, rules }) };
}
