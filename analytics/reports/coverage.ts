import { atomsOf } from '../../shared/domain/atom.ts';
import { LEVELS } from '../../shared/domain/level.ts';
import { monthKeysOf } from '../../shared/domain/period-months.ts';
import type { Figure } from './figure.ts';
import type { PeriodFacts } from './period-facts.ts';
import type { UnitTable } from './period-report.ts';
import { unitTree } from './unit-tree.ts';

/** Dossiers that a unit itself handled in a reporting month, over all fields. */
export interface DossierFact {
  readonly unitId: string;
  /** Key of the month, as in 2026-11. */
  readonly month: string;
  readonly n: number;
}

/**
 * Ratings / dossiers handled. `unknown`: of some month of the period, or of some unit that was
 * rated, nobody has told the dossiers. `withheld`: the ratings are.
 */
export type Coverage =
  | Readonly<{ kind: 'unknown' }>
  | Readonly<{ kind: 'withheld' }>
  /** `share` may pass 1, and says so as it is; null where there were no dossiers at all. */
  | Readonly<{ kind: 'known'; dossiers: number; share: number | null }>;

/** Of the unit with its descendants, and of the units that its table lists. */
export interface CoverageTable {
  readonly overall: Coverage;
  readonly units: readonly Readonly<{ code: string; coverage: Coverage }>[];
}

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

/** More ratings than dossiers: a kiosk rated for fun, or dossiers that nobody counted. */
export function isOverCovered(coverage: Coverage): boolean {
  return coverage.kind === 'known' && (coverage.share === null || coverage.share > 1);
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
