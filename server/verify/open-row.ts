import type { KioskRecord } from '../../shared/record/record.ts';
import { parse } from '../../shared/validation/parse.ts';
import { recordPlaceSchema, recordSchema } from '../../shared/validation/record-schema.ts';
import { hashRecordNow } from '../ingest/digest-now.ts';
import type { RecordRow } from '../store/schema.ts';

/** A stored record read anew from its bytes. */
export interface OpenedRow {
  readonly row: RecordRow;
  /** Computed over the bytes; the row's own column is only compared with it. */
  readonly hash: string;
  /** What the bytes say; undefined when this program does not understand them. */
  readonly record: KioskRecord | undefined;
  /** Hash of the predecessor as the bytes name it; undefined when they have no place. */
  readonly prev: string | undefined;
  /** Columns that the bytes contradict. */
  readonly contradicted: readonly string[];
}

const COLUMNS = [
  ['kiosk_id', 'kiosk'],
  ['epoch', 'epoch'],
  ['seq', 'seq'],
  ['prev', 'prev'],
] as const;

/** Reads a row's bytes and compares them with every column that repeats them. */
export function openRow(row: RecordRow): OpenedRow {
  const hash = hashRecordNow(row.bytes);
  const content = readJson(row.bytes);
  const understood = parse(recordSchema, content);
  const place = understood.ok ? understood : parse(recordPlaceSchema, content);
  const hashes = hash === row.hash ? [] : ['hash'];
  if (!place.ok) {
    return { row, hash, record: undefined, prev: undefined, contradicted: [...hashes, 'place'] };
  }
  const places = COLUMNS.filter(([column, key]) => row[column] !== place.value[key]);
  return {
    row,
    hash,
    record: understood.ok ? understood.value : undefined,
    prev: place.value.prev,
    contradicted: [...hashes, ...places.map(([column]) => column)],
  };
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Undefined for bytes that are no JSON: they then have no place either. */
export function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch {
    return undefined;
  }
}
