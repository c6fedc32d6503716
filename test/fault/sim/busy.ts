/** Counts what is being computed outside of virtual time: cryptography, the server, IndexedDB. */
export interface Busy {
  /** Counts `work` until it has ended. */
  during<T>(work: Promise<T>): Promise<T>;
  /** Answers when all that was begun has ended, and all that follows from it. */
  settle(): Promise<void>;
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export function createBusy(): Busy {
  let count = 0;
  return {
    async during(work) {
      count += 1;
      try {
        return await work;
      } finally {
        count -= 1;
      }
    },
    async settle() {
      do await turn();
      while (count > 0);
    },
  };
}

/** One for the whole process: cryptography is global. */
export const BUSY = createBusy();
