import type { Result } from '../../shared/result.ts';
import { err, ok } from '../../shared/result.ts';
import { convertLegacyCells } from './encoding/legacy-cells.ts';
import type { EncodingNote } from './encoding/encoding-note.ts';
import type { ImportFault } from './import-fault.ts';
import {
  empty,
  MAX_IMPORT_BYTES,
  MAX_IMPORT_ROWS,
  oldExcel,
  tooLarge,
  tooManyRows,
} from './import-fault.ts';
import { readCsv } from './read-csv.ts';
import type { Table } from './table.ts';

/** A file as it was read. */
export interface ImportFile {
  readonly tables: readonly Table[];
  /** Null where the file says it itself: a workbook that was typed in Unicode. */
  readonly encoding: EncodingNote | null;
}

/** The tables of an .xlsx, .csv or .tsv file, told apart by their first bytes, not by the name. */
export async function readTables(bytes: Uint8Array): Promise<Result<ImportFile, ImportFault>> {
  if (bytes.length > MAX_IMPORT_BYTES) return err(tooLarge);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return err(oldExcel);
  const file = isZip(bytes) ? await readWorkbook(bytes) : readText(bytes);
  if (!file.ok) return file;
  const filled = file.value.tables.filter((table) => table.rows.length > 0);
  if (filled.length === 0) return err(empty);
  const rowCount = filled.reduce((sum, table) => sum + table.rows.length - 1, 0);
  return rowCount > MAX_IMPORT_ROWS ? err(tooManyRows) : ok({ ...file.value, tables: filled });
}

function readText(bytes: Uint8Array): Result<ImportFile, ImportFault> {
  const read = readCsv(bytes);
  return read.ok ? ok({ tables: [read.value.table], encoding: read.value.encoding }) : read;
}

async function readWorkbook(bytes: Uint8Array): Promise<Result<ImportFile, ImportFault>> {
  // Loaded with the first workbook: a server starts sooner without.
  const { readXlsx } = await import('./read-xlsx.ts');
  const sheets = await readXlsx(bytes);
  return sheets.ok ? ok(convertLegacyCells(sheets.value)) : sheets;
}

function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b]);
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}
