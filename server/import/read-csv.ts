import { CsvError, parse } from 'csv-parse/sync';
import type { Result } from '../../shared/result.ts';
import { err, ok } from '../../shared/result.ts';
import { csvFault, type FaultPlace } from './csv-fault.ts';
import { decodeText, type Encoding } from './encoding/decode-text.ts';
import {
  encodingNote,
  SAMPLE_CELLS,
  type ConvertedCell,
  type EncodingNote,
} from './encoding/encoding-note.ts';
import type { ImportFault } from './import-fault.ts';
import { unknownEncoding } from './import-fault.ts';
import type { Table } from './table.ts';
import { tableOf } from './table.ts';

const DELIMITERS = [';', ',', '\t'] as const;

/** A row of 64 kB is no list any more: an unclosed quote, or something hostile. */
const MAX_ROW_CHARACTERS = 64 * 1024;

/** Rows that are searched for cells to show before and after a conversion. */
const SAMPLE_ROWS = 200;

export interface TextTable {
  readonly table: Table;
  readonly encoding: EncodingNote;
}

/** The one table of a .csv or .tsv file: `,` `;` or tab, in any encoding that `decodeText` knows. */
export function readCsv(bytes: Uint8Array): Result<TextTable, ImportFault> {
  const decoded = decodeText(bytes);
  if (decoded === undefined) return err(unknownEncoding);
  const { encoding } = decoded;
  // The parser counts a CRLF within quotes as two lines, and a fault is found by its line.
  const text = decoded.text.replaceAll('\r\n', '\n');
  try {
    const rows = rowsOf(text);
    const note = encodingNote(encoding, samplesOf(bytes, encoding, rows));
    return ok({ table: tableOf(null, rows), encoding: note });
  } catch (error) {
    if (error instanceof CsvError) return err(csvFault(error, placeOf(error, text)));
    throw error;
  }
}

function rowsOf(text: string, limit?: number): string[][] {
  return parse(text, {
    delimiter: delimiterOf(text),
    bom: true,
    relax_column_count: true,
    max_record_size: MAX_ROW_CHARACTERS,
    ...(limit === undefined ? {} : { to: limit }),
  });
}

/** A row may run over many lines: a person finds a quote by where its row begins. */
function placeOf({ records, lines }: CsvError, text: string): FaultPlace {
  const rowsBefore = typeof records === 'number' && records > 0 ? rowsOf(text, records) : [];
  const linesBefore = rowsBefore.map((row) => row.join('').split('\n').length);
  const rowStart = linesBefore.reduce((sum, count) => sum + count, 1);
  return { rowStart, line: typeof lines === 'number' ? lines : rowStart };
}

/** The delimiter that the header holds most of. */
function delimiterOf(text: string): string {
  const header = text.split(/\r?\n/u).find((line) => line.trim() !== '') ?? '';
  const count = (delimiter: string) => header.split(delimiter).length;
  return DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best));
}

/** Delimiters and quotes are ASCII in every encoding: the rows are the same before and after. */
function samplesOf(
  bytes: Uint8Array,
  encoding: Encoding,
  rows: readonly (readonly string[])[],
): ConvertedCell[] {
  if (encoding.startsWith('utf')) return [];
  const typed = rowsOf(new TextDecoder('windows-1252').decode(bytes), SAMPLE_ROWS);
  const cells = typed.flatMap((row, at) =>
    row.map((before, column) => ({ before, after: rows[at]?.[column] ?? '' })),
  );
  return cells.filter(({ after }) => /\P{ASCII}/u.test(after)).slice(0, SAMPLE_CELLS);
}
