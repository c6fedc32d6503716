import { periodRange } from '../../shared/domain/period.ts';
import { UNIT_KINDS } from '../../shared/domain/unit.ts';
import { figureOf, type ReleasedCounts } from './figure-of.ts';
import type { Lineage } from './lineage.ts';
import type { BySpan, PeriodFacts, Span, TreeUnit } from './period-facts.ts';
import type { UnitRow, UnitStanding, UnitTable } from './period-report.ts';
import type { ReleasedUnit } from './release-units.ts';
import { bySpan, NOT_COUNTED } from './released-rows.ts';
import { compareNames } from './sort-names.ts';
import { targetFor } from './target-for.ts';
import { unitTree } from './unit-tree.ts';
import type { Standings } from './unit-standing.ts';

export interface UnitTableFacts {
  readonly released: BySpan<ReleasedUnit>;
  readonly lineage: Lineage;
  readonly standings: Standings;
}

/** The direct children of the report's unit, by kind and name, and what is the unit's own. */
export function unitTable(facts: PeriodFacts, parts: UnitTableFacts): UnitTable {
  const { released, lineage, standings } = parts;
  const rules = facts.office;
  const { lastDay } = periodRange(facts.period);
  const rowOf = (unit: TreeUnit): UnitRow => {
    const standing = standings.standingOf(unit.id);
    const counted = bySpan((span) => released[span].children.get(unit.id) ?? NOT_COUNTED);
    const target = targetFor(facts, unit.id, { day: lastDay });
    const { code, name, kind } = unit;
    const figure = figureOf({ released: comparable(counted, standing), target, rules });
    return { unit: { code, name, kind }, standing, figure };
  };
  const children = unitTree(lineage.tree)
    .childrenOf(facts.unitId)
    .filter(({ id }) => !lineage.ended.has(id));
  const groups = UNIT_KINDS.flatMap((kind) => {
    const units = children.filter((unit) => unit.kind === kind);
    const sorted = units.toSorted((a, b) => compareNames(a.name, b.name));
    return sorted.length === 0 ? [] : [{ kind, rows: sorted.map(rowOf) }];
  });
  const own = bySpan((span) => released[span].own);
  const target = targetFor(facts, facts.unitId, { day: lastDay });
  const standing = standings.standingOf(facts.unitId);
  return { groups, own: figureOf({ released: comparable(own, standing), target, rules }) };
}

/** Without the earlier periods in which the unit, with its predecessors, was not there throughout. */
export function comparable(
  released: BySpan<ReleasedCounts>,
  standing: Pick<UnitStanding, 'previous' | 'lastYear'>,
): BySpan<ReleasedCounts> {
  return bySpan((span: Span) =>
    span !== 'current' && standing[span] === 'absent' ? NOT_COUNTED : released[span],
  );
}
