import type { JournalFile } from '../../../kiosk/outbox/journal-file.ts';
import type { DiskFile } from './disk-file.ts';
import type { Life } from './life.ts';

/** What goes wrong with the next operation on a file; undefined when nothing does. */
export type FileFault = 'quota' | 'io' | undefined;

type Operation = 'write' | 'truncate' | 'flush';

/** A handle of one life on a file; the disk feels nothing of a life that has ended. */
export function openDiskFile(
  file: DiskFile,
  life: Life,
  nextFault: (operation: Operation) => FileFault,
): JournalFile {
  function act(name: Operation, whole: () => void, half: () => void = () => undefined): void {
    if (!life.isAlive) return;
    const fault = nextFault(name);
    if (fault === undefined) whole();
    else half();
    life.touch();
    if (fault !== undefined) throw faultError(fault);
  }
  return {
    size: () => file.bytes.length,
    read: (offset, length) => file.bytes.slice(offset, offset + length),
    write: (offset, bytes) =>
      act(
        'write',
        () => file.change({ kind: 'write', offset, bytes }),
        // A full disk takes what it has room for.
        () => file.change({ kind: 'write', offset, bytes: bytes.slice(0, bytes.length >> 1) }),
      ),
    truncate: (size) => act('truncate', () => file.change({ kind: 'truncate', size })),
    flush: () => act('flush', () => file.flush()),
  };
}

export const faultError = (fault: NonNullable<FileFault>): DOMException =>
  fault === 'quota'
    ? new DOMException('full', 'QuotaExceededError')
    : new DOMException('input/output error', 'UnknownError');
