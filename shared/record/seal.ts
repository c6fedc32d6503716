import { toBase64url } from './base64url.ts';
import { concatBytes, utf8, type Bytes } from './bytes.ts';
import type { KioskRecord, SealedRecord } from './record.ts';
import { signBytes, type SigningKey } from './signing-key.ts';

/** The record's bytes: UTF-8 JSON, written once and shipped as they are. */
export const recordBytes = (record: KioskRecord): Bytes => utf8(JSON.stringify(record));

/** Label of a record's hash. */
export const RECORD_LABEL = 'RECORD';

/** SHA-256 over a label and the record's exact bytes, base64url. */
export const hashRecord = async (bytes: Bytes): Promise<string> => digest(RECORD_LABEL, bytes);

/** What the first record of an epoch points back to: the enrolment itself. */
export const epochSeed = async (kiosk: string, epoch: number, publicKey: string): Promise<string> =>
  digest('EPOCH', utf8(`${kiosk}\0${epoch}\0${publicKey}`));

/** What a kiosk signs of a record. */
export const recordClaim = (hash: string): Bytes => utf8(`MOTCHAM1-SEAL\0${hash}`);

/** Bytes, hash and signature of a record. */
export async function sealRecord(record: KioskRecord, key: SigningKey): Promise<SealedRecord> {
  const bytes = recordBytes(record);
  const hash = await hashRecord(bytes);
  return { bytes, hash, signature: await signBytes(key, recordClaim(hash)) };
}

/** SHA-256 of `MOTCHAM1-<label>\0` followed by the bytes, base64url. */
export async function digest(label: string, bytes: Bytes): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', labelled(label, bytes));
  return toBase64url(new Uint8Array(hash));
}

/** What a digest is taken of. */
export const labelled = (label: string, bytes: Bytes): Bytes =>
  concatBytes(utf8(`MOTCHAM1-${label}\0`), bytes);
