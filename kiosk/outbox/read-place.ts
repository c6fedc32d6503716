import { textOf, type Bytes } from '../../shared/record/bytes.ts';
import { isObject, readJson } from './read-json.ts';
import type { StoredPlace } from './stored-record.ts';

/**
 * The place that a record's bytes name; undefined when they are not a record. Written out by hand
 * because the full schema of a record would weigh more than the outbox's other schemas together.
 */
export function readPlace(bytes: Bytes): StoredPlace | undefined {
  const record = readJson(textOf(bytes));
  if (!isObject(record) || !isObject(record['time'])) return undefined;
  const { kiosk, epoch, seq } = record;
  const { wallMs } = record['time'];
  if (typeof kiosk !== 'string' || typeof epoch !== 'number') return undefined;
  if (typeof seq !== 'number' || typeof wallMs !== 'number') return undefined;
  return { kiosk, epoch, seq, wallMs };
}
