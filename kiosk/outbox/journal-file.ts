import type { Bytes } from '../../shared/record/bytes.ts';

/**
 * A file that is written in place, by one writer, synchronously: the part of OPFS's
 * `FileSystemSyncAccessHandle` that the outbox leans on. Every method may throw what the file
 * system throws (`QuotaExceededError`, `InvalidStateError`).
 */
export interface JournalFile {
  /** Length in bytes. */
  size(): number;
  /** The bytes from `offset`; fewer than `length` at the end of the file. */
  read(offset: number, length: number): Bytes;
  /** Writes all bytes at `offset`, or throws. */
  write(offset: number, bytes: Bytes): void;
  truncate(size: number): void;
  /** Returns when all that was written is on the disk. */
  flush(): void;
}
