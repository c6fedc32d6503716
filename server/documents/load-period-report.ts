import { countedUnits } from '../../analytics/reports/counted-units.ts';
import { buildPeriodReport } from '../../analytics/reports/build-period-report.ts';
import { trendPeriods } from '../../analytics/reports/compared-periods.ts';
import { lineageOf } from '../../analytics/reports/lineage.ts';
import type { PeriodReport } from '../../analytics/reports/period-report.ts';
import { localDayOf } from '../../shared/domain/local-day.ts';
import { periodRange, type DayRange, type Period } from '../../shared/domain/period.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Store } from '../store/open-store.ts';
import { findUnitByCode, loadUnits } from '../store/organisation.ts';
import { loadOrganisationFacts } from '../store/organisation-facts.ts';
import { loadDeviceQuality } from '../store/device-quality.ts';
import { loadCounts, loadQuality, type CountScope } from '../store/period-facts.ts';
import { covers, type Scope } from '../store/scope.ts';
import { placementsOfUnit } from '../store/kiosk-placements.ts';
import { loadDossiers } from '../store/dossier-counts.ts';
import { loadPeriodSettings } from '../store/period-settings.ts';
import { loadTargets } from '../store/targets.ts';

export interface PeriodReportQuery {
  readonly store: Pick<Store, 'db'>;
  readonly scope: Scope;
  readonly unitCode: string;
  /** As `periodKey` prints it: '2026-11', '2026-Q4'... The cut-off day of its time applies. */
  readonly periodKey: string;
  readonly nowMs: number;
}

export type PeriodReportFailure = Readonly<{ code: 'unknown-unit' | 'invalid-period' }>;

/** The report of a unit and a period, as far as it may be published. */
export async function loadPeriodReport(
  query: PeriodReportQuery,
): Promise<Result<PeriodReport, PeriodReportFailure>> {
  const { db } = query.store;
  const known = await loadPeriodSettings(db, query.periodKey, localDayOf(query.nowMs));
  if (known === undefined) return err({ code: 'invalid-period' });
  const { period, settings: office } = known;
  const existing = await loadUnits(db, periodRange(period));
  const unit = findUnitByCode(existing.units, query.unitCode);
  if (unit === undefined || !covers(query.scope, unit.id)) return err({ code: 'unknown-unit' });

  const counted = countedUnits(lineageOf(existing), unit.id);
  const scope: CountScope = { unitId: unit.id, ...counted };
  const counts = await loadCounts(db, period, scope);
  const facts = {
    period,
    unitId: unit.id,
    office,
    organisation: await loadOrganisationFacts(db, {
      ...{ period, ...existing, counts },
      unitIds: counted.own,
    }),
    targets: await loadTargets(db),
    counts,
    quality: {
      ...(await loadQuality(db, period, scope)),
      ...(await loadDeviceQuality(db, period, { scope, nowMs: query.nowMs })),
    },
    placements: await placementsOfUnit(db, unit.id, trendRange(period)),
    dossiers: await loadDossiers(db, period),
    generatedAtMs: query.nowMs,
  };
  return ok(buildPeriodReport(facts));
}

/** From the first of the periods that the trend shows to the last day of this one. */
function trendRange(period: Period): DayRange {
  const [first = period] = trendPeriods(period);
  return { firstDay: periodRange(first).firstDay, lastDay: periodRange(period).lastDay };
}
