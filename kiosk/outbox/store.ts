import type { ChainHead } from './chain-head.ts';
import type { Acknowledgements } from './expired-history.ts';
import { createConnection, type Database } from './connection.ts';
import type { Identity } from './identity.ts';
import type { StoreFacts } from './store-schema.ts';
import type { StoredRecord } from './stored-record.ts';

export type StoreContents = StoreFacts & {
  readonly records: readonly StoredRecord[];
  readonly acknowledged: Acknowledgements;
};

/** IndexedDB. Each method is one strict transaction: done when it resolves, void when it rejects. */
export interface OutboxStore {
  load(): Promise<StoreContents>;
  /** Puts records together with what must never part from them. */
  put(records: readonly StoredRecord[], facts: StoreFacts): Promise<void>;
  acknowledge(hashes: readonly string[], serverMs: number): Promise<void>;
  enrol(identity: Identity, head: ChainHead): Promise<void>;
  /** Deletes history. A record without an acknowledgement stays, whatever the caller says. */
  forget(hashes: Iterable<string>): Promise<void>;
}

const STRICT = { durability: 'strict' } as const;

/** Opens (or makes) the database; rejects when there is none to be had. */
export async function openStore(name: string): Promise<OutboxStore> {
  const connection = createConnection(name);
  await connection.use(() => Promise.resolve());

  async function put(records: readonly StoredRecord[], facts: StoreFacts): Promise<void> {
    await connection.use(async (database) => {
      const transaction = database.transaction(['records', 'facts'], 'readwrite', STRICT);
      const recordStore = transaction.objectStore('records');
      const factStore = transaction.objectStore('facts');
      await Promise.all([
        ...records.map((record) => recordStore.put(record, record.hash)),
        ...Object.entries(facts).map(([name, fact]) => factStore.put(fact, name)),
        transaction.done,
      ]);
    });
  }

  return {
    put,
    load: () => connection.use(load),
    enrol: ({ enrolment, key }, head) => put([], { enrolment, key, head }),
    acknowledge: (hashes, serverMs) =>
      connection.use(async (database) => {
        const transaction = database.transaction('acknowledgements', 'readwrite', STRICT);
        await Promise.all([
          ...hashes.map((hash) => transaction.store.put({ hash, serverMs }, hash)),
          transaction.done,
        ]);
      }),
    forget: (hashes) => connection.use((database) => forget(database, hashes)),
  };
}

async function load(database: Database): Promise<StoreContents> {
  const transaction = database.transaction(['records', 'acknowledgements', 'facts']);
  const factStore = transaction.objectStore('facts');
  const [records, acknowledgements, names, facts] = await Promise.all([
    transaction.objectStore('records').getAll(),
    transaction.objectStore('acknowledgements').getAll(),
    factStore.getAllKeys(),
    factStore.getAll(),
    transaction.done,
  ]);
  return {
    records,
    acknowledged: new Map(acknowledgements.map(({ hash, serverMs }) => [hash, serverMs])),
    // Only `put` writes facts, and it writes each under its own name.
    ...(Object.fromEntries(names.map((name, index) => [name, facts[index]])) as StoreFacts),
  };
}

async function forget(database: Database, hashes: Iterable<string>): Promise<void> {
  const stores = ['records', 'acknowledgements'] as const;
  const transaction = database.transaction(stores, 'readwrite', STRICT);
  const records = transaction.objectStore('records');
  const acknowledgements = transaction.objectStore('acknowledgements');
  const forgetOne = async (hash: string): Promise<void> => {
    if ((await acknowledgements.getKey(hash)) === undefined) return;
    await Promise.all([records.delete(hash), acknowledgements.delete(hash)]);
  };
  await Promise.all([...[...hashes].map(forgetOne), transaction.done]);
}
