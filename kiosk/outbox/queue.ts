import type { StoredRecord } from './stored-record.ts';

/** The records that no server has acknowledged, in memory, in sending order. */
export interface Queue {
  add(record: StoredRecord): void;
  /** Up to `limit` records, oldest first, without those that are held back. */
  next(limit: number, isHeld: (hash: string) => boolean): StoredRecord[];
  acknowledge(hashes: Iterable<string>): void;
  readonly size: number;
  /** The tablet's clock at the oldest one, UTC ms; null when none waits. */
  readonly oldestWallMs: number | null;
}

/** `pending`: what the stores hold without an acknowledgement, in sending order. */
export function createQueue(pending: readonly StoredRecord[]): Queue {
  const waiting = new Map(pending.map((record) => [record.hash, record]));
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
    get size() {
      return waiting.size;
    },
    get oldestWallMs() {
      for (const { wallMs } of waiting.values()) return wallMs;
      return null;
    },
  };
}
