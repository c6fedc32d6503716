import { openDB, type IDBPDatabase } from 'idb';
import type { OutboxSchema } from './store-schema.ts';

const VERSION = 1;
const ATTEMPTS = 3;
/** How browsers say that a connection was closed behind the page. */
const CLOSED = ['InvalidStateError', 'UnknownError'];
const SILENT = 'TimeoutError';
/** A strict commit takes milliseconds; a citizen waits for it. */
const PATIENCE_MS = 3_000;

/**
 * What a browser's own database has, with promises. The build leaves out what the library adds to
 * it (`get`, `put` and their kind): 450 bytes of a visit, gzipped.
 */
export type Database = Pick<IDBPDatabase<OutboxSchema>, keyof IDBDatabase>;

/** A connection to IndexedDB that may die under the page and is then opened anew. */
export interface Connection {
  /**
   * Runs one piece of work; up to three times, each on a new connection, when the old one turns
   * out to be dead. Rejects with a `TimeoutError` when no answer comes within `patienceMs`.
   */
  use<T>(work: (database: Database) => Promise<T>, patienceMs?: number): Promise<T>;
}

/** Opens nothing until it is used, and never keeps a connection that has failed. */
export function createConnection(name: string): Connection {
  let opened: Promise<Database> | undefined;

  async function open(): Promise<Database> {
    const database = await openDB<OutboxSchema>(name, VERSION, {
      upgrade(upgraded) {
        upgraded.createObjectStore('records');
        upgraded.createObjectStore('acknowledgements');
        upgraded.createObjectStore('facts');
      },
      terminated: forgetConnection,
    });
    // A newer build in another worker wants to upgrade: holding on would block it for ever.
    database.addEventListener('versionchange', () => {
      database.close();
      forgetConnection();
    });
    return database;
  }

  function forgetConnection(): void {
    opened?.then(
      (database) => database.close(),
      () => undefined, // it never opened
    );
    opened = undefined;
  }

  async function connect(): Promise<Database> {
    opened ??= open();
    try {
      return await opened;
    } catch (error) {
      forgetConnection();
      throw error;
    }
  }

  return {
    async use(work, patienceMs = PATIENCE_MS) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await within(patienceMs, connect().then(work));
        } catch (error) {
          const name = error instanceof DOMException ? error.name : '';
          if (name !== SILENT && !CLOSED.includes(name)) throw error;
          forgetConnection();
          // Silence has cost its whole time already.
          if (name === SILENT || attempt === ATTEMPTS) throw error;
        }
      }
    },
  };
}

/** A database that never answers must not keep a citizen waiting for ever. */
async function within<T>(patienceMs: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new DOMException('IndexedDB does not answer', SILENT)),
      patienceMs,
    );
  });
  try {
    return await Promise.race([work, silence]);
  } finally {
    clearTimeout(timer);
  }
}
