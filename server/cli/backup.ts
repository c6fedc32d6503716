import { resolve } from 'node:path';
import { v7 as uuidV7 } from 'uuid';
import type { Localized } from '../../shared/domain/language.ts';
import { backupJobOf } from '../backup/backup-job.ts';
import { localMoment } from '../backup/backup-name.ts';
import { makeBackup, type BackupFailure, type MadeBackup } from '../backup/make-backup.ts';
import { rememberBackup } from '../backup/remember-backup.ts';
import { EXIT } from '../exit-codes.ts';
import { schemaStanding } from '../store/migrate.ts';
import { openEngine } from '../store/open-store.ts';
import { complain, say, type Console } from './console.ts';
import { atNamedPlace } from './named-place.ts';
import { withConfig } from './with-store.ts';

export interface BackupOptions {
  /** Folder in which the backup gets its own; BACKUP_DIR when left out. */
  readonly out?: string;
  /** Print what was made as JSON, for programs. */
  readonly json?: boolean;
}

/** Makes one verified backup; answers the exit code. The server may go on running. */
export function runBackup(options: BackupOptions, console: Console): Promise<number> {
  return withConfig(console, async (config) => {
    const job = backupJobOf(config);
    const place =
      options.out === undefined
        ? { path: job.folder, by: 'BACKUP_DIR' }
        : { path: resolve(options.out), by: '--out' };
    const done = await atNamedPlace(place, () =>
      makeBackup({ ...job, folder: place.path }, Date.now),
    );
    if (!done.ok) return complain(console, done.error);
    const made = done.value;
    if (!made.ok) return explain(made.error, console);
    // An older or newer program may be at work on these data: their schema is left as it is.
    const store = await openEngine(config.database);
    try {
      const { missing } = await schemaStanding(store);
      if (missing.length === 0) await rememberBackup(store, made.value, uuidV7);
    } finally {
      await store.close();
    }
    print(made.value, options, console);
    return 0;
  });
}

function print(made: MadeBackup, { json }: BackupOptions, console: Console): void {
  if (json === true) {
    console.stdout.write(`${JSON.stringify(made, null, 2)}\n`);
    return;
  }
  const { path, manifest, removed } = made;
  const { counts, heads, chainFaults } = manifest;
  const records = counts['records'] ?? 0;
  say(console, {
    vi: `✔ Đã sao lưu và kiểm tra: ${path}\n  ${records} bản ghi của ${heads.length} chuỗi, đến ${localMoment(manifest.takenAtMs)}. Đã xóa ${removed.length} bản cũ.`,
    en: `✔ Backed up and verified: ${path}\n  ${records} records of ${heads.length} chains, up to ${localMoment(manifest.takenAtMs)}. ${removed.length} old ones removed.`,
  });
  if (chainFaults.length === 0) return;
  const list = chainFaults.join('\n  ');
  say(console, {
    vi: `⚠ Bản sao đúng như dữ liệu, nhưng chính dữ liệu có chuỗi bị hỏng:\n  ${list}`,
    en: `⚠ The copy is true to the data, but chains in the data themselves are broken:\n  ${list}`,
  });
}

function explain(failure: BackupFailure, console: Console): number {
  const exitCode = failure.kind === 'nothing-there' ? EXIT.invalid : EXIT.failed;
  return complain(console, messageOf(failure), exitCode);
}

function messageOf(failure: BackupFailure): Localized {
  switch (failure.kind) {
    case 'nothing-there':
      return {
        vi: 'Chưa có dữ liệu để sao lưu. Kiểm tra DATA_DIR và DATABASE_URL.',
        en: 'There are no data to back up. Check DATA_DIR and DATABASE_URL.',
      };
    case 'no-room': {
      const needed = Math.ceil(failure.neededBytes / 1_000_000);
      return {
        vi: `KHÔNG sao lưu được: cần ${needed} MB trống. Hãy giải phóng ổ đĩa hoặc chọn thư mục ở ổ khác bằng BACKUP_DIR.`,
        en: `NOT backed up: ${needed} MB have to be free. Free some space, or choose another disk with BACKUP_DIR.`,
      };
    }
    case 'not-verified': {
      const list = failure.faults.join('\n  ');
      return {
        vi: `KHÔNG sao lưu được: bản sao không đạt kiểm tra, được giữ ở ${failure.path} để xem xét.\n  ${list}`,
        en: `NOT backed up: the copy did not pass, and is kept in ${failure.path} to be looked at.\n  ${list}`,
      };
    }
  }
}
