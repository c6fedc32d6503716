import { concatBytes, type Bytes } from '../../shared/record/bytes.ts';
import { crc32 } from './crc32.ts';

/** length u32 LE, then CRC-32 of the payload u32 LE. */
const HEADER_BYTES = 8;

/** No payload of ours comes near; a larger length is garbage. */
const MAX_PAYLOAD_BYTES = 1_048_576;

/** A payload as it stands in a journal. Throws a RangeError for an empty or an enormous one. */
export function frameOf(payload: Bytes): Bytes {
  if (!isPlausible(payload.length)) {
    throw new RangeError(`frameOf requires 1 to ${MAX_PAYLOAD_BYTES} bytes, got ${payload.length}`);
  }
  const header = new Uint8Array(HEADER_BYTES);
  const view = new DataView(header.buffer);
  view.setUint32(0, payload.length, true);
  view.setUint32(4, crc32(payload), true);
  return concatBytes(header, payload);
}

export interface ScannedFrames {
  readonly payloads: readonly Bytes[];
  /** Where the last good frame ends: all behind it is a torn tail. */
  readonly endOffset: number;
}

/**
 * The good frames of a journal's bytes. A frame whose length is plausible but whose CRC is wrong
 * is stepped over, so that one rotten sector does not take the records behind it along; a length
 * that cannot be ends the scan. (Zeros, which a power cut may leave, are a length that cannot be.)
 */
export function scanFrames(bytes: Bytes): ScannedFrames {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const payloads: Bytes[] = [];
  let endOffset = 0;
  let offset = 0;
  while (offset + HEADER_BYTES <= bytes.length) {
    const length = view.getUint32(offset, true);
    const next = offset + HEADER_BYTES + length;
    if (!isPlausible(length) || next > bytes.length) break;
    const payload = bytes.subarray(offset + HEADER_BYTES, next);
    if (crc32(payload) === view.getUint32(offset + 4, true)) {
      payloads.push(payload);
      endOffset = next;
    }
    offset = next;
  }
  return { payloads, endOffset };
}

const isPlausible = (length: number): boolean => length > 0 && length <= MAX_PAYLOAD_BYTES;
