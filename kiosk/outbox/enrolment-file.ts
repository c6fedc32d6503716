import { utf8, type Bytes } from '../../shared/record/bytes.ts';
import type { Enrolment } from '../../shared/api/pairing.ts';
import { enrolmentSchema } from '../../shared/validation/pairing-schema.ts';
import { parse } from '../../shared/validation/parse.ts';
import type { JournalFile } from './journal-file.ts';
import { openJournal, type Journal } from './journal.ts';

/** The enrolment beside the journal of records, for the day on which IndexedDB is gone. */
export interface EnrolmentFile {
  /** What was kept last; undefined when there is none. */
  read(): Enrolment | undefined;
  /** Durable when it returns; when it throws, the one before is still there. */
  write(enrolment: Enrolment): void;
}

interface Slot {
  readonly journal: Journal;
  readonly revision: number;
  readonly enrolment: Enrolment | undefined;
}

/** Two slots are written in turn, so that a power cut leaves at least the older one whole. */
export function openEnrolmentFile(first: JournalFile, second: JournalFile): EnrolmentFile {
  let [newer, older] = [openSlot(first), openSlot(second)].sort((a, b) => b.revision - a.revision);
  return {
    read: () => newer?.enrolment,
    write(enrolment) {
      if (newer === undefined || older === undefined) throw new TypeError('two slots are given');
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
  const empty = { revision: 0, enrolment: undefined };
  if (payload === undefined) return empty;
  // The frame's CRC was right: the text is what an earlier run of this program wrote.
  const slot = JSON.parse(new TextDecoder().decode(payload)) as Record<string, unknown>;
  const enrolment = parse(enrolmentSchema, slot['enrolment']);
  const revision = slot['revision'];
  if (!enrolment.ok || typeof revision !== 'number') return empty;
  return { revision, enrolment: enrolment.value };
}
