import type { PeriodReport } from '../../analytics/reports/period-report.ts';
import type { PeriodQuery } from '../../shared/validation/query-schema.ts';
import { loadPeriodReport } from '../documents/load-period-report.ts';
import { periodReportFile } from '../documents/period-report-file.ts';
import type { ApiRouter } from '../http/api-router.ts';
import { endpoint } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import { visibleUnits } from '../http/visible-units.ts';
import type { Services } from '../services.ts';
import { assertConfirmed } from '../sign-in/confirmation.ts';
import type { Account } from '../store/accounts.ts';

/** The tables of a unit and a period, as a view model and as files printed from it. */
export function periodReports(router: ApiRouter, services: Services): void {
  endpoint(router, 'getPeriodReport', async ({ caller, query }) => {
    await assertVisible(query.unit, caller.account, services);
    return reportOf(query, services);
  });

  endpoint(router, 'getPeriodReportFile', async ({ caller, query }) => {
    await assertVisible(query.unit, caller.account, services);
    const report = await reportOf(query, services);
    // A file with names travels on: whoever takes it away shows once more that it is them.
    if (report.tables.officials.length > 0) assertConfirmed(caller, services);
    return periodReportFile(report, query.format);
  });
}

async function reportOf({ unit, period }: PeriodQuery, services: Services): Promise<PeriodReport> {
  const { store, clock } = services;
  const report = await loadPeriodReport({
    store,
    unitCode: unit,
    periodKey: period,
    nowMs: clock(),
  });
  if (report.ok) return report.value;
  if (report.error.code === 'unknown-unit') throw new Problem('unknown-unit');
  const message = `Expected a period such as 2026-11 or 2026-Q4, got ${period}.`;
  throw new Problem('invalid-query', { issues: [{ path: 'period', message }] });
}

/** What an account may not see does not exist for it. */
async function assertVisible(code: string, account: Account, services: Services): Promise<void> {
  const visible = await visibleUnits(services, account);
  if (visible?.every((unit) => unit.code !== code) === true) throw new Problem('unknown-unit');
}
