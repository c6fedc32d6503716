import { vi } from 'vitest';
import { createMemoryFile, type MemoryFile } from './memory-file.ts';

/** An origin's private file system in memory, as far as the outbox leans on it. */
export interface OpfsStub {
  /** Bytes that one write takes at most. */
  room: number;
  /** Attempts to open for which another worker still holds a file. */
  heldFor: number;
  /** Name of the error with which opening fails. */
  fault: string | undefined;
  /** What the browser says of its room. */
  estimate: StorageEstimate;
}

/** Puts it into the globals; `vi.unstubAllGlobals` takes it out. */
export function stubOpfs(): OpfsStub {
  const stub: OpfsStub = { room: Infinity, heldFor: 0, fault: undefined, estimate: {} };
  const files = new Map<string, MemoryFile>();

  function accessTo(file: MemoryFile) {
    return {
      getSize: () => file.size(),
      read(buffer: Uint8Array, { at }: { at: number }) {
        const bytes = file.read(at, buffer.length);
        buffer.set(bytes);
        return bytes.length;
      },
      write(bytes: Uint8Array<ArrayBuffer>, { at }: { at: number }) {
        const taken = bytes.subarray(0, stub.room);
        file.write(at, taken);
        return taken.length;
      },
      truncate: (size: number) => file.truncate(size),
      flush: () => file.flush(),
    };
  }

  class FileHandle {
    readonly #file: MemoryFile;
    constructor(file: MemoryFile) {
      this.#file = file;
    }
    createSyncAccessHandle() {
      if (stub.fault !== undefined) return Promise.reject(new DOMException('no', stub.fault));
      stub.heldFor -= 1;
      return stub.heldFor >= 0
        ? Promise.reject(new DOMException('held', 'NoModificationAllowedError'))
        : Promise.resolve(accessTo(this.#file));
    }
  }

  const directory = {
    getFileHandle(name: string) {
      const file = files.get(name) ?? createMemoryFile();
      files.set(name, file);
      return Promise.resolve(new FileHandle(file));
    },
  };
  vi.stubGlobal('FileSystemFileHandle', FileHandle);
  vi.stubGlobal('navigator', {
    storage: {
      getDirectory: () => Promise.resolve(directory),
      estimate: () => Promise.resolve(stub.estimate),
    },
    locks: {
      request: (_name: string, held: () => Promise<unknown>) => held(),
    },
  });
  return stub;
}
