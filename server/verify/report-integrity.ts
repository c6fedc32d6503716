import type { ReportIntegrity } from '../../analytics/reports/report-integrity.ts';
import { alarmsIn } from '../../shared/api/integrity.ts';
import type { Store } from '../store/store.ts';
import { lastVerification } from '../store/verifications.ts';
import { latestRoot } from './write-root.ts';

/** What a report with these chains states of the data behind it. */
export async function reportIntegrity(
  db: Store['db'],
  chains: ReportIntegrity['chains'],
): Promise<ReportIntegrity> {
  const last = await lastVerification(db);
  const root = await latestRoot(db);
  return {
    lastVerification:
      last === undefined ? null : { atMs: last.finishedAtMs, alarms: alarmsIn(last) },
    root: root === undefined ? null : { localDay: root.localDay, root: root.root },
    chains,
  };
}
