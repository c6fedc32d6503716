import { bySendingOrder, type StoredRecord } from './stored-record.ts';

/** The records that no server has acknowledged, in memory, in sending order. */
export interface Queue {
  add(record: StoredRecord): void;
  /** Up to `limit` records, oldest first, without those that are held back. */
  next(limit: number, isHeld: (hash: string) => boolean): StoredRecord[];
  acknowledge(hashes: Iterable<string>): void;
  /** What was acknowledged once and is to be sent again takes its place in the order. */
  putBack(records: readonly StoredRecord[]): void;
  readonly waiting: Iterable<StoredRecord>;
  readonly size: number;
  /** The tablet's clock at the oldest one, UTC ms; null when none waits. */
  readonly oldestWallMs: number | null;
}

/** `pending`: what the stores hold without an acknowledgement, in sending order. */
export function createQueue(pending: readonly StoredRecord[]): Queue {
  let waiting = byHash(pending);
  return {
    add: (record) => void waiting.set(record.hash, record),
    next(limit, isHeld) {
      const batch: StoredRecord[] = [];
      for (const record of waiting.values()) {
        if (batch.length === limit) break;
        if (!isHeld(record.hash)) batch.push(record);
      }
      return batch;
    },
    acknowledge(hashes) {
      for (const hash of hashes) waiting.delete(hash);
    },
    putBack(records) {
      waiting = byHash([...records, ...waiting.values()].sort(bySendingOrder));
    },
    get waiting() {
      return waiting.values();
    },
    get size() {
      return waiting.size;
    },
    get oldestWallMs() {
      for (const { wallMs } of waiting.values()) return wallMs;
      return null;
    },
  };
}

const byHash = (records: readonly StoredRecord[]): Map<string, StoredRecord> =>
  new Map(records.map((record) => [record.hash, record]));
