import type { ReportIntegrity } from '../../analytics/reports/report-integrity.ts';
import { alarmsIn } from '../../shared/api/integrity.ts';
import { chainHeads } from '../store/chain-heads.ts';
import type { CountScope } from '../store/period-facts.ts';
import type { Store } from '../store/store.ts';
import { lastVerification } from '../store/verifications.ts';
import { latestRoot } from './write-root.ts';

/** What a report over these units states of the data behind it. */
export async function reportIntegrity(
  db: Store['db'],
  scope: CountScope,
): Promise<ReportIntegrity> {
  const last = await lastVerification(db);
  const root = await latestRoot(db);
  return {
    lastVerification:
      last === undefined ? null : { atMs: last.finishedAtMs, alarms: alarmsIn(last) },
    root: root === undefined ? null : { localDay: root.localDay, root: root.root },
    chains: await chainHeads(db, scope),
  };
}
