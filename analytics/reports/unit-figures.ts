import { atomsOf } from '../../shared/domain/atom.ts';
import type { LevelCounts } from '../../shared/domain/level.ts';
import {
  periodKey,
  periodRange,
  previousPeriod,
  samePeriodLastYear,
} from '../../shared/domain/period.ts';
import type { Period } from '../../shared/domain/period.ts';
import { comparedPeriods, trendPeriods } from './compared-periods.ts';
import type { Figure } from './figure.ts';
import { figureOf } from './figure-of.ts';
import type { ReleasedCounts } from './figure-of.ts';
import { lineageOf, type Lineage } from './lineage.ts';
import { addTo, bySpan, NOT_COUNTED } from './released-rows.ts';
import type { Tally } from './released-rows.ts';
import type { BySpan, PeriodFacts, PlacedUnit } from './period-facts.ts';
import type { TrendPoint, UnitStanding, UnitTable } from './period-report.ts';
import { releaseUnit } from './release-units.ts';
import type { ReleasedUnit } from './release-units.ts';
import { reportPeriod } from './report-period.ts';
import { targetFor } from './target-for.ts';
import { unitStandings, type Standings } from './unit-standing.ts';
import { comparable, unitTable } from './unit-table.ts';
import { unitTree } from './unit-tree.ts';

export interface UnitFigures {
  readonly overall: Figure;
  readonly standing: UnitStanding;
  readonly predecessors: readonly PlacedUnit[];
  readonly trend: readonly TrendPoint[];
  readonly table: UnitTable;
  /** The unit in the three compared periods: what its other tables add up to. */
  readonly released: BySpan<ReleasedUnit>;
}

/** The unit and its direct children over the 13 periods of the trend, predecessors included. */
export function unitFigures(facts: PeriodFacts): UnitFigures {
  const lineage = lineageOf(facts.organisation);
  const standings = unitStandings(facts.period, lineage);
  const released = releaseTrend(facts, lineage);
  const trend = trendPeriods(facts.period).map((period) =>
    trendPoint(facts, { period, released, standings }),
  );
  const periods = comparedPeriods(facts.period);
  const compared = bySpan((span) => released.get(periodKey(periods[span])) ?? UNKNOWN);
  return {
    overall: trend.at(-1)?.figure ?? { kind: 'empty' },
    standing: standings.standingOf(facts.unitId),
    predecessors: lineage.predecessorsOf(facts.unitId),
    trend,
    table: unitTable(facts, { released: compared, lineage, standings }),
    released: compared,
  };
}

type ReleasedTrend = ReadonlyMap<string, ReleasedUnit>;

const UNKNOWN: ReleasedUnit = { overall: NOT_COUNTED, own: NOT_COUNTED, children: new Map() };

function trendPoint(
  facts: PeriodFacts,
  parts: Readonly<{ period: Period; released: ReleasedTrend; standings: Standings }>,
): TrendPoint {
  const { period, released, standings } = parts;
  const [previous, lastYear] = [previousPeriod(period), samePeriodLastYear(period)];
  const target = targetFor(facts, facts.unitId, { day: periodRange(period).lastDay });
  const row = {
    current: overallOf(released, period),
    previous: overallOf(released, previous),
    lastYear: overallOf(released, lastYear),
  };
  const standing = {
    previous: standings.figuresIn(facts.unitId, previous),
    lastYear: standings.figuresIn(facts.unitId, lastYear),
  };
  return {
    period: reportPeriod(period, facts.generatedAtMs),
    figure: figureOf({ released: comparable(row, standing), target, rules: facts.office }),
    figures: standings.figuresIn(facts.unitId, period),
    target,
  };
}

/** Periods before the first of the trend are unknown, not empty: only a difference asks for them. */
function overallOf(released: ReleasedTrend, period: Period): ReleasedCounts {
  return (released.get(periodKey(period)) ?? UNKNOWN).overall;
}

function releaseTrend(facts: PeriodFacts, lineage: Lineage): Map<string, ReleasedUnit> {
  const tree = unitTree(lineage.tree);
  const rule = { fewerThan: facts.office.thresholds.unit };
  const query = { tree, unitId: facts.unitId, rule };
  return new Map(
    talliesByPeriod(facts, lineage).map(({ key, tally }) => [key, releaseUnit(query, tally)]),
  );
}

function talliesByPeriod(facts: PeriodFacts, lineage: Lineage): { key: string; tally: Tally }[] {
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
    const holder = lineage.holderOf(row.unitId);
    if (tally !== undefined && holder !== undefined) addTo(tally, holder, row);
  }
  return tallies;
}
