import type { Result } from '../../shared/result.ts';
import { err, ok } from '../../shared/result.ts';
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
import { readXlsx } from './read-xlsx.ts';
import type { Table } from './table.ts';

/** The tables of an .xlsx or .csv file, told apart by their first bytes, not by the name. */
export async function readTables(bytes: Uint8Array): Promise<Result<Table[], ImportFault>> {
  if (bytes.length > MAX_IMPORT_BYTES) return err(tooLarge);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return err(oldExcel);
  const tables = startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])
    ? await readXlsx(bytes)
    : asList(readCsv(bytes));
  if (!tables.ok) return tables;
  const filled = tables.value.filter((table) => table.rows.length > 0);
  if (filled.length === 0) return err(empty);
  const rowCount = filled.reduce((sum, table) => sum + table.rows.length, 0);
  return rowCount > MAX_IMPORT_ROWS ? err(tooManyRows) : ok(filled);
}

function asList(table: Result<Table, ImportFault>): Result<Table[], ImportFault> {
  return table.ok ? ok([table.value]) : table;
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}
