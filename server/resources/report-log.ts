import { createHash } from 'node:crypto';
import type { PeriodReport } from '../../analytics/reports/period-report.ts';
import type { PeriodFileQuery, PeriodQuery } from '../../shared/validation/query-schema.ts';
import { figureTables } from '../documents/report-tables.ts';
import type { Services } from '../services.ts';
import type { Account } from '../store/accounts.ts';
import { appendAudit, appendAuditOnce } from '../store/audit-log.ts';
import { unitIdOfCode } from '../store/unit-ids.ts';

type LogServices = Pick<Services, 'store' | 'clock' | 'newId'>;

const HOUR_MS = 3_600_000;

/** A result that names officials was read: written down once per account, unit, period and hour. */
export async function logNamedRead(
  { store, clock, newId }: LogServices,
  account: Account,
  read: { readonly query: PeriodQuery; readonly report: PeriodReport },
): Promise<void> {
  const names = namedOfficials(read.report);
  if (names === 0) return;
  const { unit, period } = read.query;
  const atMs = clock();
  const entry = {
    id: newId(),
    atMs,
    accountId: account.id,
    action: 'report.read-names',
    unitId: await unitIdOfCode(store.db, unit),
    detail: { unit, period },
  };
  await appendAuditOnce(store.db, entry, atMs - (atMs % HOUR_MS));
}

/** A report leaves the house as a file: who, what, how much of it, and which bytes exactly. */
export async function logReportExport(
  { store, clock, newId }: LogServices,
  account: Account,
  given: {
    readonly query: PeriodFileQuery;
    readonly report: PeriodReport;
    readonly bytes: Uint8Array;
  },
): Promise<void> {
  const { query, report, bytes } = given;
  await appendAudit(store.db, {
    id: newId(),
    atMs: clock(),
    accountId: account.id,
    action: 'report.export',
    unitId: await unitIdOfCode(store.db, query.unit),
    detail: {
      unit: query.unit,
      period: query.period,
      format: query.format,
      rows: rowsOf(report),
      names: namedOfficials(report),
      sha256: createHash('sha256').update(bytes).digest('hex'),
    },
  });
}

const namedOfficials = ({ tables }: PeriodReport): number =>
  tables.officials.filter(({ official }) => official !== null).length;

/** Rows with a figure, over all tables. */
const rowsOf = (report: PeriodReport): number =>
  figureTables(report)
    .flatMap(({ figureRows }) => figureRows)
    .filter(({ figure }) => figure !== null).length;
