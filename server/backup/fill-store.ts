import { basename, join } from 'node:path';
import type { BackupManifest } from '../../shared/validation/backup-manifest-schema.ts';
import { appendAudit } from '../store/audit-log.ts';
import { recordBackup } from '../store/backups.ts';
import { fillTables } from '../store/fill-tables.ts';
import { endAllInvitations } from '../store/invitations.ts';
import { migrate } from '../store/migrate.ts';
import type { Store } from '../store/open-store.ts';
import { openSqliteCopy } from '../store/sqlite-copy.ts';
import type { TableStream } from '../store/table-rows.ts';
import { inTransaction } from '../store/writing.ts';
import { countFaults } from './inspect-tables.ts';
import { DATA_FILES } from './manifest.ts';
import { readRowFile } from './row-file.ts';
import type { RestoreSource } from './restore-target.ts';

/** Writes the rows of a backup into an empty store; answers what is wrong with them. */
export async function fillStore(
  store: Store,
  { backup, manifest }: RestoreSource,
): Promise<readonly string[]> {
  // The rows have the columns of the program that wrote them.
  await migrate(store, manifest.schemaStep);
  const file = join(backup, DATA_FILES[manifest.form]);
  const written = await withRows(manifest.form, file, (rows) => fillTables(store, rows));
  return countFaults(manifest.counts, written);
}

/**
 * Brings restored data up to this program's schema, and says in them that they were restored: a
 * ledger that was put back must not look as if nothing had happened. Nobody stays signed in by a
 * session that may have ended since, and no password link opens anything that may have been used.
 */
export async function finishRestored(store: Store, source: RestoreSource): Promise<void> {
  await migrate(store);
  const { backup, manifest, clock, newId } = source;
  await inTransaction(store, async ({ trx }) => {
    await trx.deleteFrom('sessions').execute();
    await endAllInvitations(trx, clock());
    await recordBackup(trx, {
      ...backupRowOf(basename(backup), manifest),
      verified_at_ms: clock(),
    });
    await appendAudit(trx, {
      id: newId(),
      atMs: clock(),
      accountId: null,
      action: 'data.restore',
      detail: { backup: basename(backup), takenAtMs: manifest.takenAtMs },
    });
  });
}

/** A verified backup as the store remembers it. */
export function backupRowOf(name: string, manifest: BackupManifest) {
  const { takenAtMs, verifiedAtMs, files, form } = manifest;
  return {
    name,
    taken_at_ms: takenAtMs,
    verified_at_ms: verifiedAtMs,
    size_bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    sha256: files.find((file) => file.name === DATA_FILES[form])?.sha256 ?? '',
  };
}

async function withRows<Answer>(
  form: BackupManifest['form'],
  file: string,
  work: (rows: TableStream) => Promise<Answer>,
): Promise<Answer> {
  if (form === 'row-file') return work(readRowFile(file));
  const copy = openSqliteCopy(file);
  try {
    return await work(copy.rows);
  } finally {
    copy.close();
  }
}
