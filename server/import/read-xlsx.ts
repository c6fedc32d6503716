import readXlsxFile, { InvalidInputError, InvalidSpreadsheetError } from 'read-excel-file/node';
import type { Result } from '../../shared/result.ts';
import { err, ok } from '../../shared/result.ts';
import type { ImportFault } from './import-fault.ts';
import { unreadable } from './import-fault.ts';
import type { Table } from './table.ts';
import { tableOf } from './table.ts';
import { sheetFault } from './xlsx/check-sheets.ts';
import { storedZip } from './xlsx/stored-zip.ts';
import { unpackWorkbook } from './xlsx/unpack-workbook.ts';

/**
 * The sheets of a workbook. Of a formula only the stored result is read; nothing is computed. The
 * library sees only parts that were unpacked here within the limits.
 */
export async function readXlsx(bytes: Uint8Array): Promise<Result<Table[], ImportFault>> {
  const parts = await unpackWorkbook(bytes);
  if (!parts.ok) return parts;
  const fault = sheetFault(parts.value);
  if (fault !== undefined) return err(fault);
  try {
    const sheets = await readXlsxFile(storedZip(parts.value));
    return ok(
      sheets.map(({ sheet, data }) =>
        tableOf(
          sheet,
          data.map((row) => row.map(cellText)),
        ),
      ),
    );
  } catch (error) {
    if (error instanceof InvalidInputError) return err(unreadable(error.code));
    if (error instanceof InvalidSpreadsheetError) return err(unreadable(error.message));
    // A damaged archive or broken XML surfaces as the plain Error of whichever part met it.
    if (error instanceof Error) return err(unreadable(error.message));
    throw error;
  }
}

/** A cell as text; the library gives a date as midnight (or its time of day) in UTC. */
function cellText(cell: unknown): string {
  if (cell instanceof Date) {
    const [day = '', time = ''] = cell.toISOString().split('T');
    return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 5)}`;
  }
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean'
    ? String(cell)
    : '';
}
