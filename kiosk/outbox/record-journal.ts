import type { Bytes } from '../../shared/record/bytes.ts';
import type { SealedRecord } from '../../shared/record/record.ts';
import type { JournalFile } from './journal-file.ts';
import { journalPayload, readJournalPayload } from './journal-entry.ts';
import { openJournal, type Journal } from './journal.ts';
import type { StoredRecord } from './stored-record.ts';

/** The journal of records: durable when a method returns, unchanged when it throws. */
export interface RecordJournal {
  append(record: SealedRecord): void;
  appendAll(records: readonly SealedRecord[]): void;
  /** Keeps exactly these records; a crash at any point keeps at least these. */
  compact(kept: readonly SealedRecord[]): void;
}

export interface OpenedRecordJournal {
  readonly journal: RecordJournal;
  readonly records: readonly StoredRecord[];
}

/** Of two files one is written and the other is empty, except while a compaction is under way. */
export interface JournalFiles {
  readonly first: JournalFile;
  readonly second: JournalFile;
}

/** Opens both files and finishes a compaction that a crash has cut short. */
export async function openRecordJournal(files: JournalFiles): Promise<OpenedRecordJournal> {
  const first = openJournal(files.first);
  const second = openJournal(files.second);
  const isFirstActive = first.payloads.length >= second.payloads.length;
  const [active, spare] = isFirstActive ? [first, second] : [second, first];
  const records = await readRecords(active.payloads);
  const known = new Set(records.map(({ hash }) => hash));
  const strays = (await readRecords(spare.payloads)).filter(({ hash }) => !known.has(hash));
  if (strays.length > 0) active.journal.appendAll(strays.map(journalPayload));
  // Only now: whatever stood here alone stands in the active file as well.
  if (spare.payloads.length > 0) spare.journal.clear();
  return {
    journal: pairOf(active.journal, spare.journal),
    records: [...records, ...strays],
  };
}

function pairOf(first: Journal, second: Journal): RecordJournal {
  let active = first;
  let spare = second;
  return {
    append: (record) => active.append(journalPayload(record)),
    appendAll: (records) => active.appendAll(records.map(journalPayload)),
    compact(kept) {
      spare.appendAll(kept.map(journalPayload));
      [active, spare] = [spare, active];
      spare.clear();
    },
  };
}

/** Each record once, in order; payloads that are no record of ours are left where they stand. */
async function readRecords(payloads: readonly Bytes[]): Promise<StoredRecord[]> {
  const read = await Promise.all(payloads.map(readJournalPayload));
  const byHash = new Map<string, StoredRecord>();
  for (const record of read) {
    if (record !== undefined) byHash.set(record.hash, record);
  }
  return [...byHash.values()];
}
