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

/** More ratings than dossiers: a kiosk rated for fun, or dossiers that nobody counted. */
export function isOverCovered(coverage: Coverage): boolean {
  return coverage.kind === 'known' && (coverage.share === null || coverage.share > 1);
}
