import { beforeAll, describe, expect, it } from 'vitest';
import { journalPayload } from '../../../kiosk/outbox/journal-entry.ts';
import type { JournalFile } from '../../../kiosk/outbox/journal-file.ts';
import { openJournal } from '../../../kiosk/outbox/journal.ts';
import { openRecordJournal } from '../../../kiosk/outbox/record-journal.ts';
import type { StoredRecord } from '../../../kiosk/outbox/stored-record.ts';
import { utf8 } from '../../../shared/record/bytes.ts';
import { makeIdentity, makeRecords } from './support/make-records.ts';
import { createMemoryFile, type MemoryFile } from './support/memory-file.ts';

let records: StoredRecord[];
beforeAll(async () => {
  records = await makeRecords(await makeIdentity(), 6);
});

const seqs = (found: readonly StoredRecord[]): number[] => found.map(({ seq }) => seq);

describe('the journal of records', () => {
  it('gives back the same bytes, hash, signature and place', async () => {
    const files = { first: createMemoryFile(), second: createMemoryFile() };
    const { journal } = await openRecordJournal(files);
    for (const record of records) journal.append(record);
    expect((await openRecordJournal(files)).records).toEqual(records);
  });

  it('steps over a payload that is no record', async () => {
    const first = createMemoryFile();
    openJournal(first).journal.appendAll(['nothing', 'sig\n{"v":1}', 'sig\nnull'].map(utf8));
    const { journal } = await openRecordJournal({ first, second: createMemoryFile() });
    journal.append(records[0]!);
    const reopened = await openRecordJournal({ first, second: createMemoryFile() });
    expect(seqs(reopened.records)).toEqual([1]);
  });

  it('keeps exactly what a compaction was told to keep, again and again', async () => {
    const files = { first: createMemoryFile(), second: createMemoryFile() };
    const { journal } = await openRecordJournal(files);
    journal.appendAll(records.slice(0, 4));
    journal.compact(records.slice(2, 4));
    journal.append(records[4]!);
    expect(seqs((await openRecordJournal(files)).records)).toEqual([3, 4, 5]);
    journal.compact(records.slice(4, 5));
    journal.append(records[5]!);
    expect(seqs((await openRecordJournal(files)).records)).toEqual([5, 6]);
  });

  it('loses nothing that was to be kept when the power goes at any step of a compaction', async () => {
    const stepsToDo = 5;
    for (let steps = 0; steps <= stepsToDo; steps += 1) {
      const files = { first: createMemoryFile(), second: createMemoryFile() };
      (await openRecordJournal(files)).journal.appendAll(records.slice(0, 4));
      const power = { left: steps };
      const cut = { first: dyingFile(files.first, power), second: dyingFile(files.second, power) };
      const { journal } = await openRecordJournal(cut);
      try {
        journal.compact(records.slice(2, 4));
      } catch (error) {
        expect(String(error)).toContain('power');
      }
      const after = await openRecordJournal(files);
      expect(seqs(after.records)).toEqual(expect.arrayContaining([3, 4]));
      after.journal.append(records[4]!);
      expect(seqs((await openRecordJournal(files)).records)).toEqual(
        expect.arrayContaining([3, 4, 5]),
      );
    }
  });

  it('joins two files that each hold something of their own', async () => {
    const first = createMemoryFile();
    const second = createMemoryFile();
    openJournal(first).journal.append(journalPayload(records[0]!));
    openJournal(second).journal.appendAll(records.slice(1, 4).map(journalPayload));
    const opened = await openRecordJournal({ first, second });
    expect(seqs(opened.records).sort()).toEqual([1, 2, 3, 4]);
    const reopened = await openRecordJournal({ first, second });
    expect(seqs(reopened.records).sort()).toEqual([1, 2, 3, 4]);
  });
});

/** After `left` operations the power is gone: a last write is torn, and nothing more happens. */
function dyingFile(file: MemoryFile, power: { left: number }): JournalFile {
  const run = (work: () => void, torn: () => void = () => undefined): void => {
    power.left -= 1;
    if (power.left === -1) torn();
    if (power.left < 0) throw new Error('the power is gone');
    work();
  };
  return {
    size: () => file.size(),
    read: (offset, length) => file.read(offset, length),
    write: (offset, bytes) =>
      run(
        () => file.write(offset, bytes),
        () => file.write(offset, bytes.subarray(0, bytes.length >> 1)),
      ),
    truncate: (size) => run(() => file.truncate(size)),
    flush: () => run(() => file.flush()),
  };
}
