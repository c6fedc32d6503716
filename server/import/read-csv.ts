import { CsvError, parse } from 'csv-parse/sync';
import type { Result } from '../../shared/result.ts';
import { err, ok } from '../../shared/result.ts';
import type { ImportFault } from './import-fault.ts';
import { notUtf8, unreadable } from './import-fault.ts';
import type { Table } from './table.ts';
import { tableOf } from './table.ts';

const DELIMITERS = [';', ',', '\t'] as const;

/** The one table of a .csv file: UTF-8 with or without a byte order mark; `,` `;` or tab. */
export function readCsv(bytes: Uint8Array): Result<Table, ImportFault> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // The decoder's only way to say that the bytes are no UTF-8.
    return err(notUtf8);
  }
  // UTF-16 without a mark decodes, into text that is half zeros.
  if (text.includes('\0')) return err(notUtf8);
  try {
    const rows = parse(text, { delimiter: delimiterOf(text), relax_column_count: true });
    return ok(tableOf(null, rows));
  } catch (error) {
    if (error instanceof CsvError) return err(unreadable(error.message));
    throw error;
  }
}

/** The delimiter that the header holds most of. */
function delimiterOf(text: string): string {
  const header = text.split(/\r?\n/u).find((line) => line.trim() !== '') ?? '';
  const count = (delimiter: string) => header.split(delimiter).length;
  return DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best));
}
