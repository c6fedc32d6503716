import { periodRange } from '../../shared/domain/period.ts';
import { comparedPeriods } from './compared-periods.ts';
import { coverageTable } from './coverage.ts';
import type { Figure } from './figure.ts';
import { factorRows, fieldRows } from './item-tables.ts';
import type { PeriodFacts, TreeUnit } from './period-facts.ts';
import type { PeriodReport, ReportQuality, ReportRules, ReportUnit } from './period-report.ts';
import { counterRows, officialRows, servicePointRows } from './place-tables.ts';
import { reasonTable } from './reason-table.ts';
import { bySpan } from './released-rows.ts';
import { reportPeriod } from './report-period.ts';
import { unitFigures } from './unit-figures.ts';
import { unitTree } from './unit-tree.ts';

/** Changes whenever the same ratings could lead to another figure. Printed on every report. */
export const RULES_VERSION = '3';

const HOUR_MS = 3_600_000;

/** Counts in, the report that everything prints out. Pure: the same facts give the same report. */
export function buildPeriodReport(facts: PeriodFacts): PeriodReport {
  const tree = unitTree(facts.organisation.units);
  const periods = comparedPeriods(facts.period);
  const { overall, trend, table, released, standing, predecessors } = unitFigures(facts);
  const whole = bySpan((span) => released[span].overall);
  const own = bySpan((span) => released[span].own);
  return {
    period: reportPeriod(periods.current, facts.generatedAtMs),
    previous: reportPeriod(periods.previous, facts.generatedAtMs),
    lastYear: reportPeriod(periods.lastYear, facts.generatedAtMs),
    unit: reportUnit(tree.unit(facts.unitId)),
    path: tree.pathTo(facts.unitId).map(reportUnit),
    officeName: facts.office.officeName,
    sample: facts.office.sample,
    generatedAtMs: facts.generatedAtMs,
    rules: rulesOf(facts),
    overall,
    standing,
    predecessors: predecessors.map((unit) => ({
      ...reportUnit(unit),
      lastDay: unit.validTo ?? periodRange(facts.period).lastDay,
    })),
    trend,
    tables: {
      units: table,
      servicePoints: servicePointRows(facts, own),
      counters: counterRows(facts, own),
      officials: officialRows(facts, own),
      fields: fieldRows(facts, whole),
      factors: factorRows(facts, whole),
      reasons: reasonTable(facts, overall),
    },
    coverage: coverageTable(facts, overall, table),
    quality: qualityOf(facts, overall),
    integrity: facts.integrity,
    placements: facts.placements,
  };
}

function reportUnit({ code, name, kind }: TreeUnit): ReportUnit {
  return { code, name, kind };
}

function rulesOf({ office }: PeriodFacts): ReportRules {
  const { minimumN, thresholds, silentAfterHours } = office;
  const version = RULES_VERSION;
  return { minimumN, thresholds, interval: 'Wilson 95 %', silentAfterHours, version };
}

function qualityOf(facts: PeriodFacts, overall: Figure): ReportQuality {
  const { kioskSeenAtMs, ...quality } = facts.quality;
  const silentBeforeMs = facts.generatedAtMs - facts.office.silentAfterHours * HOUR_MS;
  const silent = kioskSeenAtMs.filter((seenAtMs) => seenAtMs === null || seenAtMs < silentBeforeMs);
  return {
    ...quality,
    ratings: ratingsOf(overall),
    kiosks: { paired: kioskSeenAtMs.length, silent: silent.length },
  };
}

function ratingsOf(overall: Figure): number | null {
  switch (overall.kind) {
    case 'empty':
      return 0;
    case 'hidden':
      return null;
    case 'shown':
    case 'coarse':
      return overall.n;
  }
}
