import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { v7 as uuidV7 } from 'uuid';
import type { Localized } from '../../shared/domain/language.ts';
import { localDayOf } from '../../shared/domain/local-day.ts';
import { importErrorFile } from '../documents/import-error-file.ts';
import { EXIT } from '../exit-codes.ts';
import { MAX_IMPORT_BYTES, tooLarge } from '../import/import-fault.ts';
import { planImport, type ImportPlan } from '../import/plan-import.ts';
import { leftOutRows, previewOf, type ImportPreview } from '../import/preview.ts';
import { readTables, type ImportFile } from '../import/read-tables.ts';
import type { Store } from '../store/open-store.ts';
import { recordImport } from '../store/record-import.ts';
import { writeSetting } from '../store/settings.ts';
import { addShippedFields } from '../store/shipped-fields.ts';
import { loadStoredOrganisation } from '../store/stored-organisation.ts';
import { complain, consoleLanguage, say, type Console } from './console.ts';
import { writeNamedFile } from './named-place.ts';
import { previewText } from './preview-text.ts';
import { withStore } from './with-store.ts';

export interface ImportOptions {
  /** Show what would happen, write nothing. */
  readonly dryRun?: boolean;
  /** Print the preview as JSON, for programs. */
  readonly json?: boolean;
  /** From now on every screen and file says that the data are a sample. */
  readonly sample?: boolean;
  /** Write the valid rows although others are wrong. */
  readonly validOnly?: boolean;
  /** Where to write the wrong rows with what is wrong with them. */
  readonly errors?: string;
}

/**
 * Imports lists of units, service points, counters, officials, duty or dossiers from an .xlsx, .csv
 * or .tsv file: all of it, or nothing when any row is wrong, or the valid rows. Answers the exit
 * code, 2 for a file that is wrong or in part wrong.
 */
export async function runImport(
  file: string,
  options: ImportOptions,
  console: Console,
): Promise<number> {
  const bytes = await readImportFile(file);
  if ('vi' in bytes) return complain(console, bytes, EXIT.invalid);
  const read = await readTables(bytes);
  if (!read.ok) return complain(console, read.error.message, EXIT.invalid);
  return withStore(console, async (store) => {
    await addShippedFields(store.db);
    const plan = await planOf(read.value, store, options);
    if ('vi' in plan) return complain(console, plan, EXIT.invalid);
    const isWhole = plan.issues.length === 0;
    const isWritten = options.dryRun !== true && (isWhole || options.validOnly === true);
    const id = isWritten ? await write(store, plan, { file, options }) : undefined;
    const preview = previewOf(plan, read.value.encoding);
    print({ ...preview, importId: id ?? null }, options, console);
    if (id !== undefined && options.json !== true) say(console, written(preview, id));
    if (isWhole) return 0;
    return options.errors === undefined ? EXIT.invalid : writeErrors(plan, options, console);
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

async function planOf(
  file: ImportFile,
  store: Store,
  { validOnly = false }: ImportOptions,
): Promise<ImportPlan | Localized> {
  const plan = planImport(file.tables, await loadStoredOrganisation(store.db), { validOnly });
  return plan.ok ? plan.value : plan.error.message;
}

interface Given {
  readonly file: string;
  readonly options: ImportOptions;
}

/** Answers the id under which the import can be undone. */
async function write(store: Store, plan: ImportPlan, { file, options }: Given): Promise<string> {
  const atMs = Date.now();
  const { id } = await recordImport(store, plan.changes, {
    ...{ today: localDayOf(atMs), atMs, newId: uuidV7, accountId: null },
    source: basename(file),
    leftOut: leftOutRows(plan),
    sample: options.sample === true,
  });
  if (options.sample === true) await markAsSample(store, atMs);
  return id;
}

function print(
  preview: ImportPreview & { readonly importId: string | null },
  { json, validOnly = false, dryRun = false }: ImportOptions,
  console: Console,
): void {
  const text =
    json === true
      ? JSON.stringify(preview, null, 2)
      : previewText(preview, { language: consoleLanguage(console.env), validOnly, dryRun });
  console.stdout.write(`${text}\n`);
}

/** Answers the exit code. */
async function writeErrors(
  plan: ImportPlan,
  { errors = '', validOnly = false, json = false }: ImportOptions,
  console: Console,
): Promise<number> {
  const bytes = await importErrorFile(plan, validOnly ? 'wrong' : 'all');
  const done = await writeNamedFile({ path: errors, by: '--errors' }, bytes);
  if (!done.ok) return complain(console, done.error);
  if (json) return EXIT.invalid;
  say(console, {
    vi: `Các dòng lỗi kèm lý do: ${errors}`,
    en: `The wrong rows with their reasons: ${errors}`,
  });
  return EXIT.invalid;
}

async function markAsSample(store: Store, nowMs: number): Promise<void> {
  const validFrom = localDayOf(nowMs);
  await writeSetting(store.db, { name: 'sample', value: true, validFrom, legalBasis: null });
}

function written({ issues }: ImportPreview, id: string): Localized {
  const [vi, en] =
    issues.length === 0
      ? ['✔ Đã nhập toàn bộ tệp.', '✔ The whole file is imported.']
      : ['✔ Đã nhập các dòng hợp lệ.', '✔ The valid rows are imported.'];
  return {
    vi: `${vi} Hoàn tác trong 24 giờ: import --undo ${id}`,
    en: `${en} Undo within 24 hours: import --undo ${id}`,
  };
}
