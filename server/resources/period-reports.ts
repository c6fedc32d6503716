import type { PeriodReport } from '../../analytics/reports/period-report.ts';
import type { PeriodQuery } from '../../shared/validation/query-schema.ts';
import { loadPeriodReport } from '../documents/load-period-report.ts';
import { periodReportFile } from '../documents/period-report-file.ts';
import type { ApiRouter } from '../http/api-router.ts';
import { endpoint } from '../http/endpoint.ts';
import { makeGate } from '../http/gate.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import type { Scope } from '../store/scope.ts';
import { logNamedRead, logReportExport } from './report-log.ts';
import { assertConfirmed } from '../sign-in/confirmation.ts';

/** Half of the connections to PostgreSQL stay free for ratings, whoever asks for how many reports. */
const ADMISSION = { atOnce: 4, mostWaiting: 50 } as const;

/** The tables of a unit and a period, as a view model and as files printed from it. */
export function periodReports(router: ApiRouter, services: Services): void {
  const turn = makeGate(ADMISSION);
  endpoint(router, 'getPeriodReport', async ({ caller, query }) => {
    const report = await turn(() => reportOf(query, caller.scope, services));
    await logNamedRead(services, caller.account, { query, report });
    return report;
  });

  endpoint(router, 'getPeriodReportFile', async ({ caller, query }) => {
    const report = await turn(() => reportOf(query, caller.scope, services));
    // A file with names travels on: whoever takes it away shows once more that it is them.
    if (report.tables.officials.length > 0) assertConfirmed(caller, services);
    const file = await periodReportFile(report, query.format);
    await logReportExport(services, caller.account, { query, report, bytes: file.bytes });
    return file;
  });
}

/** What the scope does not reach does not exist for the caller. */
async function reportOf(
  { unit, period }: PeriodQuery,
  scope: Scope,
  services: Services,
): Promise<PeriodReport> {
  const { store, clock } = services;
  const report = await loadPeriodReport({
    store,
    scope,
    unitCode: unit,
    periodKey: period,
    nowMs: clock(),
  });
  if (report.ok) return report.value;
  if (report.error.code === 'unknown-unit') throw new Problem('unknown-unit');
  const message = `Expected a period such as 2026-11 or 2026-Q4, got ${period}.`;
  throw new Problem('invalid-query', { issues: [{ path: 'period', message }] });
}
