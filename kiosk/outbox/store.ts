import type { ChainHead } from './chain-head.ts';
import type { Acknowledgements } from './expired-history.ts';
import { createConnection, type Database } from './connection.ts';
import type { Identity } from './identity.ts';
import type { SeatRange } from '../../shared/record/receipt.ts';
import type { StoreFacts } from './store-schema.ts';
import { isInRange, type StoredRecord } from './stored-record.ts';

export type StoreContents = StoreFacts & {
  readonly records: readonly StoredRecord[];
  readonly acknowledged: Acknowledgements;
};

/**
 * IndexedDB. Each method is one strict transaction: done when it resolves. When it rejects it is
 * void, or was committed just before the connection broke: only a later read can tell.
 */
export interface OutboxStore {
  load(): Promise<StoreContents>;
  /**
   * Puts records together with what must never part from them. `withdrawn`: hashes of records that
   * nobody was thanked for, to be deleted if they are there after all.
   */
  put(
    records: readonly StoredRecord[],
    facts: StoreFacts,
    withdrawn?: readonly string[],
  ): Promise<void>;
  acknowledge(hashes: readonly string[], serverMs: number): Promise<void>;
  enrol(identity: Identity, head: ChainHead): Promise<void>;
  /** The acknowledged records that are still kept, of the seats in these ranges. */
  history(ranges: readonly SeatRange[]): Promise<readonly StoredRecord[]>;
  /** Deletes history. A record without an acknowledgement stays, whatever the caller says. */
  forget(hashes: Iterable<string>): Promise<void>;
}

const STRICT = { durability: 'strict' } as const;
/** Twenty thousand records on a slow tablet. Nobody waits for them. */
const WHOLE_STORE_MS = 60_000;

/** Opens (or makes) the database; rejects when there is none to be had. */
export async function openStore(name: string): Promise<OutboxStore> {
  const connection = createConnection(name);
  await connection.use(() => Promise.resolve());

  const put: OutboxStore['put'] = async (records, facts, withdrawn = []) => {
    await connection.use(async (database) => {
      const transaction = database.transaction(['records', 'facts'], 'readwrite', STRICT);
      const recordStore = transaction.objectStore('records');
      const factStore = transaction.objectStore('facts');
      await Promise.all([
        ...withdrawn.map((hash) => recordStore.delete(hash)),
        ...records.map((record) => recordStore.put(record, record.hash)),
        ...Object.entries(facts).map(([name, fact]) => factStore.put(fact, name)),
        transaction.done,
      ]);
    });
  };

  return {
    put,
    load: () => connection.use(load, WHOLE_STORE_MS),
    enrol: ({ enrolment, key }, head) => put([], { enrolment, key, head }),
    acknowledge: (hashes, serverMs) =>
      connection.use(async (database) => {
        const transaction = database.transaction('acknowledgements', 'readwrite', STRICT);
        await Promise.all([
          ...hashes.map((hash) => transaction.store.put({ hash, serverMs }, hash)),
          transaction.done,
        ]);
      }),
    history: (ranges) => connection.use((database) => history(database, ranges), WHOLE_STORE_MS),
    forget: (hashes) => connection.use((database) => forget(database, hashes), WHOLE_STORE_MS),
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

/** Only what was acknowledged: anything else waits in the queue, or was never thanked for. */
async function history(
  database: Database,
  ranges: readonly SeatRange[],
): Promise<readonly StoredRecord[]> {
  const transaction = database.transaction(['records', 'acknowledgements']);
  const [records, hashes] = await Promise.all([
    transaction.objectStore('records').getAll(),
    transaction.objectStore('acknowledgements').getAllKeys(),
    transaction.done,
  ]);
  const acknowledged = new Set(hashes);
  return records.filter(
    (record) => acknowledged.has(record.hash) && ranges.some((range) => isInRange(range, record)),
  );
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
