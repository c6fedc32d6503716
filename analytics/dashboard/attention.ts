import type { ShownFigure } from '../reports/figure.ts';
import type { PeriodReport, ReportUnit } from '../reports/period-report.ts';

export interface NotableUnit {
  readonly unit: ReportUnit;
  readonly figure: ShownFigure;
}

/**
 * Direct children to look at first: verdict 'not met', the farthest below its target first. Only
 * certain verdicts of units that were there for the whole period count; a rate that may be chance draws nobody's attention.
 */
export function unitsToAttend(report: PeriodReport, limit: number): NotableUnit[] {
  return notable(report, 'not-met')
    .toSorted((a, b) => distanceOf(a) - distanceOf(b))
    .slice(0, limit);
}

/** Direct children whose verdict is 'met', those that rose for certain first, then by distance. */
export function brightUnits(report: PeriodReport, limit: number): NotableUnit[] {
  const hasRisen = ({ figure }: NotableUnit) =>
    figure.sincePrevious.kind === 'known' && figure.sincePrevious.direction === 'rise';
  return notable(report, 'met')
    .toSorted((a, b) => Number(hasRisen(b)) - Number(hasRisen(a)) || distanceOf(b) - distanceOf(a))
    .slice(0, limit);
}

function notable(report: PeriodReport, verdict: 'met' | 'not-met'): NotableUnit[] {
  return report.tables.units.groups
    .flatMap(({ rows }) => rows)
    .filter(({ standing }) => standing.partial === null)
    .flatMap(({ unit, figure }) =>
      figure.kind === 'shown' && figure.judgement?.verdict === verdict ? [{ unit, figure }] : [],
    );
}

function distanceOf({ figure }: NotableUnit): number {
  return figure.judgement?.distance ?? 0;
}
