import type { StorageLossBody } from '../../shared/record/record.ts';
import type { ChainHead } from './chain-head.ts';
import type { EnrolmentFile } from './enrolment-file.ts';
import type { Identity } from './identity.ts';
import type { JournalFiles, RecordJournal } from './record-journal.ts';
import type { OutboxStore } from './store.ts';
import type { StoredRecord } from './stored-record.ts';

/** Where the outbox keeps things. `files` is undefined where the browser has none for workers. */
export interface Stores {
  readonly store: OutboxStore;
  readonly files: { readonly records: JournalFiles; readonly enrolment: EnrolmentFile } | undefined;
}

/** What the last run left, made whole again. */
export interface Booted {
  readonly journal: RecordJournal | undefined;
  readonly pending: readonly StoredRecord[];
  /** Undefined before pairing, and after IndexedDB was lost with the key in it. */
  readonly identity: Identity | undefined;
  /** Undefined without an identity. */
  readonly head: ChainHead | undefined;
  /** What was rebuilt now or earlier, and no record tells of yet. */
  readonly losses: readonly StorageLossBody[];
  /** How many records of history there are. */
  readonly acknowledged: number;
  readonly found: { readonly journalRecords: number; readonly storedRecords: number };
}
