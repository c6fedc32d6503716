import type { Table } from '../table.ts';
import { cleanText } from '../table.ts';
import { LEGACY_DECODERS, LEGACY_NAMES, type LegacyEncoding } from './decode-text.ts';
import { encodingNote, SAMPLE_CELLS, type EncodingNote } from './encoding-note.ts';
import { likenessShare, vietnameseLikeness } from './vietnamese-likeness.ts';

/** At least this share of the converted words must be Vietnamese, and more than before. */
const SURE_ENOUGH = 0.6;

const BYTE_OF: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 256 }, (_, byte): [string, number] => [
    new TextDecoder('windows-1252').decode(Uint8Array.of(byte)),
    byte,
  ]),
);

export interface ConvertedTables {
  readonly tables: readonly Table[];
  /** Null when nothing had to be converted. */
  readonly encoding: EncodingNote | null;
}

/**
 * Workbooks typed in TCVN3 or VNI fonts hold each byte as a letter of windows-1252: 'Së T­ ph¸p'.
 * Converts the cells that read as Vietnamese only that way; cells in Unicode stay as they are.
 */
export function convertLegacyCells(tables: readonly Table[]): ConvertedTables {
  const suspects = tables.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) => cells.filter(mayBeLegacy)),
  );
  const encoding = mostVietnamese(suspects);
  if (encoding === undefined) return { tables, encoding: null };
  const converted = new Map<string, string>();
  for (const before of new Set(suspects)) {
    const after = cleanText(convert(before, encoding) ?? before);
    if (share(after) > share(before)) converted.set(before, after);
  }
  const samples = [...converted].slice(0, SAMPLE_CELLS);
  return {
    tables: tables.map((table) => ({
      ...table,
      rows: table.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell) => converted.get(cell) ?? cell),
      })),
    })),
    encoding: encodingNote(
      encoding,
      samples.map(([before, after]) => ({ before, after })),
    ),
  };
}

/** Letters beyond ASCII that all fit into one byte, and that make no Vietnamese. */
function mayBeLegacy(cell: string): boolean {
  return /\P{ASCII}/u.test(cell) && bytesOf(cell) !== undefined && share(cell) < SURE_ENOUGH;
}

function mostVietnamese(cells: readonly string[]): LegacyEncoding | undefined {
  let best: { readonly encoding: LegacyEncoding; readonly share: number } | undefined;
  for (const encoding of LEGACY_NAMES) {
    const text = cells.map((cell) => convert(cell, encoding) ?? cell).join('\n');
    const found = share(text);
    if (found >= SURE_ENOUGH && found > (best?.share ?? 0)) best = { encoding, share: found };
  }
  return best?.encoding;
}

function convert(cell: string, encoding: LegacyEncoding): string | undefined {
  const bytes = bytesOf(cell);
  return bytes === undefined ? undefined : LEGACY_DECODERS[encoding](bytes);
}

function bytesOf(text: string): Uint8Array | undefined {
  const bytes: number[] = [];
  for (const letter of text) {
    const byte = BYTE_OF.get(letter);
    if (byte === undefined) return undefined;
    bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}

const share = (text: string): number => likenessShare(vietnameseLikeness(text));
