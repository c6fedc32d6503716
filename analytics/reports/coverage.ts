import { atomsOf } from '../../shared/domain/atom.ts';
import { LEVELS } from '../../shared/domain/level.ts';
import { monthKeysOf } from '../../shared/domain/period-months.ts';
import type { Coverage, CoverageTable } from './coverage-table.ts';
import type { Figure } from './figure.ts';
import type { PeriodFacts } from './period-facts.ts';
import type { UnitTable } from './period-report.ts';
import { unitTree } from './unit-tree.ts';

const UNKNOWN: Coverage = { kind: 'unknown' };

/** The coverage of what a report shows. */
export function coverageTable(
  facts: PeriodFacts,
  overall: Figure,
  table: UnitTable,
): CoverageTable {
  const { units } = facts.organisation;
  const tree = unitTree(units);
  const idOf = new Map(units.map(({ code, id }) => [code, id]));
  const dossiersOf = dossierSums(facts);
  const coverageAt = (unitId: string, figure: Figure): Coverage =>
    coverageOf(figure, dossiersOf(tree.withDescendants(unitId)));
  return {
    overall: coverageAt(facts.unitId, overall),
    units: table.groups.flatMap(({ rows }) =>
      rows.map(({ unit: { code }, figure }) => {
        const id = idOf.get(code);
        return { code, coverage: id === undefined ? UNKNOWN : coverageAt(id, figure) };
      }),
    ),
  };
}

function coverageOf(figure: Figure, dossiers: number | undefined): Coverage {
  if (dossiers === undefined) return UNKNOWN;
  if (figure.kind === 'hidden') return { kind: 'withheld' };
  const ratings = figure.kind === 'empty' ? 0 : figure.n;
  if (dossiers === 0) return ratings === 0 ? UNKNOWN : { kind: 'known', dossiers, share: null };
  return { kind: 'known', dossiers, share: ratings / dossiers };
}

/** Dossiers of some units together; undefined where one that counts did not tell every month. */
function dossierSums(facts: PeriodFacts): (unitIds: readonly string[]) => number | undefined {
  const months = monthKeysOf(facts.period);
  const told = new Map(facts.dossiers.map((row) => [`${row.unitId} ${row.month}`, row.n]));
  const rated = ratedUnits(facts);
  const counts = new Set([...rated, ...facts.dossiers.map(({ unitId }) => unitId)]);
  return (unitIds) => {
    const numbers = unitIds
      .filter((unitId) => counts.has(unitId))
      .flatMap((unitId) => months.map((month) => told.get(`${unitId} ${month}`)));
    if (numbers.length === 0) return undefined;
    return numbers.reduce<number | undefined>(
      (sum, n) => (sum === undefined || n === undefined ? undefined : sum + n),
      0,
    );
  };
}

function ratedUnits({ period, counts }: PeriodFacts): string[] {
  const atoms = new Set(atomsOf(period));
  return counts.units
    .filter((row) => atoms.has(row.atom) && LEVELS.some((level) => row[`n${level}`] > 0))
    .map(({ unitId }) => unitId);
}
