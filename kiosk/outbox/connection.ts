import { openDB, type IDBPDatabase } from 'idb';
import type { OutboxSchema } from './store-schema.ts';

const VERSION = 1;

export type Database = IDBPDatabase<OutboxSchema>;

/** A connection to IndexedDB that may die under the page and is then opened anew. */
export interface Connection {
  /** Runs one piece of work; once more on a new connection when the old one turns out to be dead. */
  use<T>(work: (database: Database) => Promise<T>): Promise<T>;
}

/** Opens nothing until it is used, and never keeps a connection that has failed. */
export function createConnection(name: string): Connection {
  let opened: Promise<Database> | undefined;

  async function open(): Promise<Database> {
    const database = await openDB<OutboxSchema>(name, VERSION, {
      upgrade(upgraded, oldVersion) {
        if (oldVersion >= 1) return;
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
    async use(work) {
      try {
        return await work(await connect());
      } catch (error) {
        if (!isDeadConnection(error)) throw error;
        forgetConnection();
        return work(await connect());
      }
    },
  };
}

/** How browsers say that a connection was closed behind the page. */
const isDeadConnection = (error: unknown): boolean =>
  error instanceof DOMException && ['InvalidStateError', 'UnknownError'].includes(error.name);
