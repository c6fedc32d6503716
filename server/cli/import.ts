import { readFile, stat } from 'node:fs/promises';
import { v7 as uuidV7 } from 'uuid';
import type { Localized } from '../../shared/domain/language.ts';
import { localDayOf } from '../../shared/domain/local-day.ts';
import { MAX_IMPORT_BYTES, tooLarge } from '../import/import-fault.ts';
import { planImport } from '../import/plan-import.ts';
import { previewOf, type ImportPreview } from '../import/preview.ts';
import { readTables } from '../import/read-tables.ts';
import { EXIT } from '../start-failure.ts';
import { importOrganisation } from '../store/import-organisation.ts';
import type { Store } from '../store/open-store.ts';
import { writeSetting } from '../store/settings.ts';
import { addShippedFields } from '../store/shipped-fields.ts';
import { loadStoredOrganisation } from '../store/stored-organisation.ts';
import { complain, consoleLanguage, say, withStore, type Console } from './console.ts';
import { previewText } from './preview-text.ts';

export interface ImportOptions {
  /** Show what would happen, write nothing. */
  readonly dryRun?: boolean;
  /** Print the preview as JSON, for programs. */
  readonly json?: boolean;
  /** From now on every screen and file says that the data are a sample. */
  readonly sample?: boolean;
}

/**
 * Imports lists of units, service points, counters, officials or duty from an .xlsx or .csv file:
 * all of it, or nothing when any row is wrong. Answers the exit code, 2 for a file that is wrong.
 */
export async function runImport(
  file: string,
  options: ImportOptions,
  console: Console,
): Promise<number> {
  const bytes = await readImportFile(file);
  if ('vi' in bytes) return complain(console, bytes, EXIT.invalid);
  const tables = await readTables(bytes);
  if (!tables.ok) return complain(console, tables.error.message, EXIT.invalid);
  return withStore(console, async (store) => {
    await addShippedFields(store.db);
    const plan = planImport(tables.value.tables, await loadStoredOrganisation(store.db));
    if (!plan.ok) return complain(console, plan.error.message, EXIT.invalid);
    const preview = previewOf(plan.value);
    print(preview, options, console);
    if (preview.issues.length > 0) return EXIT.invalid;
    if (options.dryRun === true) return 0;
    const atMs = Date.now();
    const today = localDayOf(atMs);
    const context = { today, atMs, newId: uuidV7, accountId: null };
    await importOrganisation(store, plan.value.changes, context);
    if (options.sample === true) await markAsSample(store, atMs);
    if (options.json !== true) say(console, WRITTEN);
    return 0;
  });
}

async function readImportFile(file: string): Promise<Uint8Array | Localized> {
  try {
    // Before reading: a huge file should not fill the memory first.
    const { size } = await stat(file);
    return size > MAX_IMPORT_BYTES ? tooLarge.message : await readFile(file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const reason = String(error.code);
    return {
      vi: `Không mở được tệp ${file} (${reason}).`,
      en: `The file ${file} cannot be opened (${reason}).`,
    };
  }
}

function print(preview: ImportPreview, options: ImportOptions, console: Console): void {
  const text =
    options.json === true
      ? JSON.stringify(preview, null, 2)
      : previewText(preview, consoleLanguage(console.env));
  console.stdout.write(`${text}\n`);
}

async function markAsSample(store: Store, nowMs: number): Promise<void> {
  const validFrom = localDayOf(nowMs);
  await writeSetting(store.db, { name: 'sample', value: true, validFrom, legalBasis: null });
}

const WRITTEN: Localized = {
  vi: '✔ Đã nhập toàn bộ tệp.',
  en: '✔ The whole file is imported.',
};
