import type { OutboxStore, StoreContents } from '../../../kiosk/outbox/store.ts';
import type { StoreFacts } from '../../../kiosk/outbox/store-schema.ts';
import { isInRange, type StoredRecord } from '../../../kiosk/outbox/stored-record.ts';
import { faultError } from './device-files.ts';
import type { Life } from './life.ts';

/** What IndexedDB holds on its disk. */
export interface StoreDisk {
  records: Map<string, StoredRecord>;
  acknowledged: Map<string, number>;
  facts: StoreFacts;
}

/**
 * How a transaction ends: done; void, with the disk full or the connection gone; or done on the
 * disk while the page is told that it failed.
 */
export type StoreFault = 'quota' | 'closed' | 'doubtful' | undefined;

export interface StoreWorld {
  readonly disk: StoreDisk;
  readonly nextFault: (writes: boolean) => StoreFault;
  /** One step of a transaction takes a moment. */
  readonly moment: () => Promise<void>;
}

export const emptyStoreDisk = (): StoreDisk => ({
  records: new Map(),
  acknowledged: new Map(),
  facts: {},
});

/**
 * IndexedDB with strict transactions, as one life sees it: one transaction after the other, each
 * whole or not at all, on the disk before the page hears of it.
 */
export function openDeviceStore(world: StoreWorld, life: Life): OutboxStore {
  const { disk } = world;
  let last: Promise<unknown> = Promise.resolve();

  function transaction<T>(commit: () => T, writes = true): Promise<T> {
    const run = last.then(() => life.live(runTransaction(commit, writes)));
    last = run.catch(() => undefined);
    return run;
  }

  async function runTransaction<T>(commit: () => T, writes: boolean): Promise<T> {
    await life.live(world.moment());
    const fault = world.nextFault(writes);
    if (fault === 'quota') throw faultError('quota');
    if (fault === 'closed') throw new DOMException('connection closed', 'InvalidStateError');
    life.touch();
    const answer = life.isAlive ? commit() : undefined;
    life.touch();
    await life.live(world.moment());
    if (fault === 'doubtful') throw new DOMException('connection lost', 'UnknownError');
    return answer as T; // undefined only for the dead, who never read it
  }

  const put: OutboxStore['put'] = (records, facts, withdrawn = []) =>
    transaction(() => {
      for (const hash of withdrawn) disk.records.delete(hash);
      for (const record of records) disk.records.set(record.hash, record);
      disk.facts = { ...disk.facts, ...facts };
    });

  return {
    put,
    load: () =>
      transaction(
        (): StoreContents => ({
          records: [...disk.records.values()],
          acknowledged: new Map(disk.acknowledged),
          ...disk.facts,
        }),
        false,
      ),
    enrol: ({ enrolment, key }, head) => put([], { enrolment, key, head }),
    acknowledge: (hashes, serverMs) =>
      transaction(() => {
        for (const hash of hashes) disk.acknowledged.set(hash, serverMs);
      }),
    history: (ranges) =>
      transaction(
        () =>
          [...disk.records.values()].filter(
            (record) =>
              disk.acknowledged.has(record.hash) &&
              ranges.some((range) => isInRange(range, record)),
          ),
        false,
      ),
    forget: (hashes) =>
      transaction(() => {
        for (const hash of hashes) {
          if (!disk.acknowledged.delete(hash)) continue;
          disk.records.delete(hash);
        }
      }),
  };
}
