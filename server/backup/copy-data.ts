import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupForm } from '../../shared/validation/backup-manifest-schema.ts';
import type { StoreLocation } from '../store/open-store.ts';
import { withFrozenPostgres } from '../store/postgres-tables.ts';
import { copySqlite, openSqliteCopy, type CopiedState } from '../store/sqlite-copy.ts';
import { inspectTables, type Inspection } from './inspect-tables.ts';
import { DATA_FILES } from './manifest.ts';
import { readRowFile, writeRowFile } from './row-file.ts';

/** A database as a backup sees it: copied at one moment, read back from the copy. */
export interface BackupSource {
  readonly form: BackupForm;
  /** About how much room a copy takes; undefined when there is nothing to copy. */
  readonly sizeBytes: () => Promise<number | undefined>;
  /** Copies the state of one moment into a folder, while others go on writing. */
  readonly copyInto: (folder: string) => Promise<CopiedState>;
  /** Reads the database itself, row by row, as it is now. */
  readonly inspect: () => Promise<Inspection>;
}

/** A SQLite file is copied as it is; PostgreSQL is written out row by row. */
export const backupSource = (location: StoreLocation): BackupSource =>
  location.kind === 'sqlite' ? sqliteSource(location.file) : postgresSource(location.url);

/** Reads a copy back: what the engine finds damaged, and what all its rows say. */
export async function readBack(
  form: BackupForm,
  folder: string,
): Promise<{ readonly damage: readonly string[]; readonly inspection: Inspection }> {
  const file = join(folder, DATA_FILES[form]);
  if (form === 'row-file')
    return { damage: [], inspection: await inspectTables(readRowFile(file)) };
  const copy = openSqliteCopy(file);
  try {
    return { damage: copy.damage(), inspection: await inspectTables(copy.rows) };
  } finally {
    copy.close();
  }
}

function sqliteSource(file: string): BackupSource {
  const form = 'sqlite-file';
  return {
    form,
    sizeBytes: () => {
      const main = sizeOf(file);
      const size = main === undefined ? undefined : main + (sizeOf(`${file}-wal`) ?? 0);
      return Promise.resolve(size);
    },
    copyInto: (folder) => copySqlite(file, join(folder, DATA_FILES[form])),
    inspect: async () => {
      const tables = openSqliteCopy(file);
      try {
        return await inspectTables(tables.rows);
      } finally {
        tables.close();
      }
    },
  };
}

function postgresSource(url: string): BackupSource {
  const form = 'row-file';
  return {
    form,
    sizeBytes: () =>
      withFrozenPostgres(url, ({ schemaStep, sizeBytes }) =>
        Promise.resolve(schemaStep === undefined ? undefined : sizeBytes),
      ),
    copyInto: (folder) =>
      withFrozenPostgres(url, async ({ schemaStep, counts, rows }) => {
        await writeRowFile(join(folder, DATA_FILES[form]), rows);
        return { schemaStep, counts };
      }),
    inspect: () => withFrozenPostgres(url, ({ rows }) => inspectTables(rows)),
  };
}

const sizeOf = (path: string): number | undefined =>
  statSync(path, { throwIfNoEntry: false })?.size;
