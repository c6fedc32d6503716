import { appendAudit } from '../store/audit-log.ts';
import { recordBackup } from '../store/backups.ts';
import type { Store } from '../store/open-store.ts';
import { inTransaction } from '../store/writing.ts';
import { backupRowOf } from './fill-store.ts';
import type { MadeBackup } from './make-backup.ts';

/** Writes down that a verified backup exists: the health endpoint and the audit log tell of it. */
export function rememberBackup(
  store: Store,
  { name, manifest }: MadeBackup,
  newId: () => string,
): Promise<void> {
  const row = backupRowOf(name, manifest);
  return inTransaction(store, async ({ trx }) => {
    await recordBackup(trx, row);
    await appendAudit(trx, {
      id: newId(),
      atMs: manifest.verifiedAtMs,
      accountId: null,
      action: 'data.backup',
      detail: { backup: name, takenAtMs: manifest.takenAtMs, sha256: row.sha256 },
    });
  });
}
