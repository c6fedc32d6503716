import { hash } from 'node:crypto';
import type { Bytes } from '../../shared/record/bytes.ts';
import { BODY_LABEL } from '../../shared/record/request-claim.ts';
import { labelled, RECORD_LABEL } from '../../shared/record/seal.ts';

/**
 * A digest without a promise: the same bytes through the same function. WebCrypto hands each to a
 * thread, which costs ten times the hash of a record; the server takes one of every record and of
 * every body. Label and bytes meet in memory that Node keeps ready: an array of its own would cost
 * more than the hash.
 */
const digestNow = (label: string): ((bytes: Bytes) => string) => {
  const prefix = labelled(label, new Uint8Array());
  return (bytes) => hash('sha256', Buffer.concat([prefix, bytes]), 'base64url');
};

/** `hashRecord` without a promise. */
export const hashRecordNow = digestNow(RECORD_LABEL);

/** `digestBody` without a promise. */
export const digestBodyNow = digestNow(BODY_LABEL);
