import { bySendingOrder, type RecordKey, type StoredRecord } from './stored-record.ts';
import type { StorageLossBody } from '../../shared/record/record.ts';

/** What two stores hold together, and what each of them lacks. */
export interface Reconciliation {
  /** Everything that at least one side holds, once, in sending order. */
  readonly union: readonly StoredRecord[];
  readonly missingInJournal: readonly StoredRecord[];
  readonly missingInStore: readonly StoredRecord[];
}

/**
 * Compares by kiosk, epoch, seq and hash: two records of one place with different bytes are both
 * kept, for the server to see. Nothing that one side holds is ever left out.
 */
export function reconcile(
  journal: readonly StoredRecord[],
  stored: readonly StoredRecord[],
): Reconciliation {
  const inJournal = byKey(journal);
  const inStore = byKey(stored);
  return {
    union: [...new Map([...inJournal, ...inStore]).values()].sort(bySendingOrder),
    missingInJournal: [...inStore].flatMap(([key, record]) => (inJournal.has(key) ? [] : [record])),
    missingInStore: [...inJournal].flatMap(([key, record]) => (inStore.has(key) ? [] : [record])),
  };
}

/** What a `storage-loss` record says of records that one side had lost; undefined when none. */
export function storageLoss(
  store: StorageLossBody['store'],
  rebuilt: readonly RecordKey[],
): StorageLossBody | undefined {
  if (rebuilt.length === 0) return undefined;
  const seqs = rebuilt.map(({ seq }) => seq);
  return {
    store,
    rebuilt: rebuilt.length,
    fromSeq: seqs.reduce((least, seq) => Math.min(least, seq)),
    toSeq: seqs.reduce((most, seq) => Math.max(most, seq)),
  };
}

const byKey = (records: readonly StoredRecord[]): Map<string, StoredRecord> =>
  new Map(records.map((record) => [keyOf(record), record]));

const keyOf = ({ kiosk, epoch, seq, hash }: RecordKey): string =>
  `${kiosk}/${epoch}/${seq}/${hash}`;
