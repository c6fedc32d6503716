import { concatBytes, textOf, utf8, type Bytes } from '../../shared/record/bytes.ts';
import { hashRecord } from '../../shared/record/seal.ts';
import type { SealedRecord } from '../../shared/record/record.ts';
import { readPlace } from './read-place.ts';
import type { StoredRecord } from './stored-record.ts';

const NEW_LINE = 0x0a;

/** A sealed record as one payload: its signature, a new line, its exact bytes. */
export const journalPayload = (record: SealedRecord): Bytes =>
  concatBytes(utf8(`${record.signature}\n`), record.bytes);

/** The record in a payload; undefined for a payload that no kiosk of ours wrote. */
export async function readJournalPayload(payload: Bytes): Promise<StoredRecord | undefined> {
  const split = payload.indexOf(NEW_LINE);
  // A copy: what is kept for weeks must not hold the whole journal's memory.
  const bytes = payload.slice(split + 1);
  const place = split < 0 ? undefined : readPlace(bytes);
  if (place === undefined) return undefined;
  const signature = textOf(payload.subarray(0, split));
  return { ...place, bytes, signature, hash: await hashRecord(bytes) };
}
