import { countedUnits } from '../../analytics/reports/counted-units.ts';
import { buildPeriodReport } from '../../analytics/reports/build-period-report.ts';
import { trendPeriods } from '../../analytics/reports/compared-periods.ts';
import { lineageOf } from '../../analytics/reports/lineage.ts';
import type { PeriodReport } from '../../analytics/reports/period-report.ts';
import { localDayOf } from '../../shared/domain/local-day.ts';
import { periodRange, type DayRange, type Period } from '../../shared/domain/period.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { findUnitByCode, loadUnits, type UnitsOfPeriod } from '../store/organisation.ts';
import { chainHeads } from '../store/chain-heads.ts';
import { loadOrganisationFacts, loadRatedOfficials } from '../store/organisation-facts.ts';
import { loadDeviceQuality } from '../store/device-quality.ts';
import { countsOfUnits, loadCounts, loadQuality, type CountScope } from '../store/period-facts.ts';
import { readAs, type WalledStore } from '../store/read-as.ts';
import { covers, summedPart, type Scope } from '../store/scope.ts';
import { placementsOfUnit } from '../store/kiosk-placements.ts';
import { loadDossiers } from '../store/dossier-counts.ts';
import type { StoreReader } from '../store/store.ts';
import { loadPeriodSettings } from '../store/period-settings.ts';
import { loadTargets } from '../store/targets.ts';
import { reportIntegrity } from '../verify/report-integrity.ts';

export interface PeriodReportQuery {
  readonly store: WalledStore;
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
  const scope = { unitId: unit.id, ...counted };
  const own = await readAs(query.store, partOf(scope), (reader) =>
    loadOwnFacts(reader, { period, existing, scope, nowMs: query.nowMs }),
  );
  const officials = await loadRatedOfficials(db, { period, ...own.counts });
  const { chains, ...summed } = own;
  const facts = {
    ...summed,
    period,
    unitId: unit.id,
    office,
    organisation: { ...own.organisation, officials },
    targets: await loadTargets(db),
    // The tree decides what may be shown, so the whole of it is read whichever unit is asked for.
    counts: { ...own.counts, units: await countsOfUnits(db, period) },
    integrity: await reportIntegrity(db, chains),
    generatedAtMs: query.nowMs,
  };
  return ok(buildPeriodReport(facts));
}

/** Everything that the report sums or lists, and nothing beyond. */
function partOf({ own = [], withDescendants }: CountScope): Scope {
  return summedPart(withDescendants === 'all' ? 'all' : [...own, ...withDescendants]);
}

interface OwnQuery {
  readonly period: Period;
  readonly existing: UnitsOfPeriod;
  readonly scope: CountScope & { readonly own: readonly string[] };
  readonly nowMs: number;
}

async function loadOwnFacts(db: StoreReader, { period, existing, scope, nowMs }: OwnQuery) {
  return {
    counts: await loadCounts(db, period, scope),
    organisation: await loadOrganisationFacts(db, { period, ...existing, unitIds: scope.own }),
    quality: {
      ...(await loadQuality(db, period, scope)),
      ...(await loadDeviceQuality(db, period, { scope, nowMs })),
    },
    chains: await chainHeads(db, scope),
    placements: await placementsOfUnit(db, scope.unitId, trendRange(period)),
    dossiers: await loadDossiers(db, period),
  };
}

/** From the first of the periods that the trend shows to the last day of this one. */
function trendRange(period: Period): DayRange {
  const [first = period] = trendPeriods(period);
  return { firstDay: periodRange(first).firstDay, lastDay: periodRange(period).lastDay };
}
