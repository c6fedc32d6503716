import type { Bytes } from '../../../../shared/record/bytes.ts';
import type { JournalFile } from '../../../../kiosk/outbox/journal-file.ts';

type Operation = 'write' | 'flush' | 'truncate';

/** A file in memory whose operations can be made to fail. */
export interface MemoryFile extends JournalFile {
  /** What is in the file now. */
  readonly bytes: Bytes;
  /** The next operations of this kind throw the error; a failing write leaves half behind. */
  fail(operation: Operation, error: Error): void;
  heal(): void;
}

export function createMemoryFile(start: Bytes = new Uint8Array()): MemoryFile {
  let bytes = start.slice();
  const faults = new Map<Operation, Error>();

  function throwIfFailing(operation: Operation): void {
    const error = faults.get(operation);
    if (error !== undefined) throw error;
  }

  function writeAt(offset: number, written: Bytes): void {
    const grown = new Uint8Array(Math.max(bytes.length, offset + written.length));
    grown.set(bytes);
    grown.set(written, offset);
    bytes = grown;
  }

  return {
    get bytes() {
      return bytes;
    },
    size: () => bytes.length,
    read: (offset, length) => bytes.slice(offset, offset + length),
    write(offset, written) {
      if (faults.has('write')) writeAt(offset, written.subarray(0, written.length >> 1));
      throwIfFailing('write');
      writeAt(offset, written);
    },
    truncate(size) {
      throwIfFailing('truncate');
      bytes = bytes.slice(0, size);
    },
    flush: () => throwIfFailing('flush'),
    fail: (operation, error) => void faults.set(operation, error),
    heal: () => faults.clear(),
  };
}

export const quotaError = (): DOMException => new DOMException('full', 'QuotaExceededError');
