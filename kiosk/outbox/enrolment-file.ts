import { textOf, utf8, type Bytes } from '../../shared/record/bytes.ts';
import type { Enrolment } from '../../shared/api/pairing.ts';
import type { JournalFile } from './journal-file.ts';
import { openJournal, type Journal } from './journal.ts';
import { isObject, readJson } from './read-json.ts';

/** The enrolment beside the journal of records, for the day on which IndexedDB is gone. */
export interface EnrolmentFile {
  /** What was kept last, perhaps by an earlier build: to be parsed before it is believed. */
  read(): unknown;
  /** Durable when it returns; when it throws, the one before is still there. */
  write(enrolment: Enrolment): void;
}

interface Slot {
  readonly journal: Journal;
  readonly revision: number;
  readonly enrolment: unknown;
}

/** Two slots are written in turn, so that a power cut leaves at least the older one whole. */
export function openEnrolmentFile(first: JournalFile, second: JournalFile): EnrolmentFile {
  let [newer, older] = [openSlot(first), openSlot(second)] as [Slot, Slot]; // two, not any number
  if (newer.revision < older.revision) [newer, older] = [older, newer];
  return {
    read: () => newer.enrolment,
    write(enrolment) {
      const revision = newer.revision + 1;
      older.journal.clear();
      older.journal.append(utf8(JSON.stringify({ revision, enrolment })));
      [newer, older] = [{ journal: older.journal, revision, enrolment }, newer];
    },
  };
}

function openSlot(file: JournalFile): Slot {
  const { journal, payloads } = openJournal(file);
  return { journal, ...readSlot(payloads.at(-1)) };
}

function readSlot(payload: Bytes | undefined): Omit<Slot, 'journal'> {
  const slot = payload && readJson(textOf(payload));
  if (!isObject(slot) || typeof slot['revision'] !== 'number') {
    return { revision: 0, enrolment: undefined };
  }
  return { revision: slot['revision'], enrolment: slot['enrolment'] };
}
