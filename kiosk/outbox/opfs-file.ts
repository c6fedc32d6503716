import type { JournalFile } from './journal-file.ts';

/** Another worker of ours may hold the file for a moment after it was told to end. */
const OPEN_ATTEMPTS = 20;
const OPEN_RETRY_MS = 100;

/** Does this browser offer files with synchronous writes to a worker? */
export const hasOpfs = (): boolean =>
  'FileSystemFileHandle' in globalThis &&
  'createSyncAccessHandle' in FileSystemFileHandle.prototype;

/** Opens (or makes) a file of this origin's private file system. Rejects with the system's error. */
export async function openOpfsFile(name: string): Promise<JournalFile> {
  const directory = await navigator.storage.getDirectory();
  const handle = await directory.getFileHandle(name, { create: true });
  return journalFileOf(await openPatiently(handle));
}

async function openPatiently(handle: FileSystemFileHandle): Promise<FileSystemSyncAccessHandle> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await handle.createSyncAccessHandle();
    } catch (error) {
      const isHeld = error instanceof DOMException && error.name === 'NoModificationAllowedError';
      if (!isHeld || attempt === OPEN_ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, OPEN_RETRY_MS));
    }
  }
}

function journalFileOf(handle: FileSystemSyncAccessHandle): JournalFile {
  return {
    size: () => handle.getSize(),
    read(offset, length) {
      const bytes = new Uint8Array(length);
      return bytes.subarray(0, handle.read(bytes, { at: offset }));
    },
    write(offset, bytes) {
      const written = handle.write(bytes, { at: offset });
      // A short write is how some file systems say that the disk is full.
      if (written < bytes.length) throw new DOMException('short write', 'QuotaExceededError');
    },
    truncate: (size) => handle.truncate(size),
    flush: () => handle.flush(),
  };
}
