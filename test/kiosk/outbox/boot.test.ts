import { beforeEach, describe, expect, it } from 'vitest';
import { boot } from '../../../kiosk/outbox/boot.ts';
import type { Stores } from '../../../kiosk/outbox/booted.ts';
import { openEnrolmentFile } from '../../../kiosk/outbox/enrolment-file.ts';
import { seedHead, type Identity } from '../../../kiosk/outbox/identity.ts';
import { openRecordJournal } from '../../../kiosk/outbox/record-journal.ts';
import * as seldom from '../../../kiosk/outbox/seldom.ts';
import type { OutboxStore } from '../../../kiosk/outbox/store.ts';
import type { StoredRecord } from '../../../kiosk/outbox/stored-record.ts';
import { makeIdentity, makeRecords } from './support/make-records.ts';
import { createMemoryFile, quotaError, type MemoryFile } from './support/memory-file.ts';
import { openTestStore } from './support/open-test-store.ts';

let identity: Identity;
let records: StoredRecord[];
let files: Record<'first' | 'second' | 'slotA' | 'slotB', MemoryFile>;
let store: OutboxStore;

beforeEach(async () => {
  identity = await makeIdentity();
  records = await makeRecords(identity, 8);
  const [first, second, slotA, slotB] = [0, 1, 2, 3].map(() => createMemoryFile());
  files = { first: first!, second: second!, slotA: slotA!, slotB: slotB! };
  ({ store } = await openTestStore());
});

const enrolmentFile = () => openEnrolmentFile(files.slotA, files.slotB);
const stores = (changed: Partial<Stores> = {}): Stores => ({
  store,
  files: { records: files, enrolment: enrolmentFile() },
  ...changed,
});

/** What an earlier run left: these records in the journal, those in the store. */
async function left(inJournal: readonly StoredRecord[], inStore: readonly StoredRecord[]) {
  (await openRecordJournal(files)).journal.appendAll(inJournal);
  await store.enrol(identity, await seedHead(identity));
  await store.put(inStore, {});
}

const bootNow = (kept: Stores) => boot(kept, { loadSeldom: () => Promise.resolve(seldom) });

const seqs = (found: readonly StoredRecord[]): number[] =>
  found.map(({ seq }) => seq).sort((a, b) => a - b);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('booting', () => {
  it('finds nothing on a new device, and needs pairing', async () => {
    expect(await bootNow(stores())).toMatchObject({
      pending: [],
      identity: undefined,
      head: undefined,
      losses: [],
      found: { journalRecords: 0, storedRecords: 0 },
    });
  });

  it('goes on where the last run stopped', async () => {
    await left(records, records);
    await store.acknowledge(
      records.slice(0, 5).map(({ hash }) => hash),
      1,
    );
    const booted = await bootNow(stores());
    expect(seqs(booted.pending)).toEqual([6, 7, 8]);
    expect(booted.head).toEqual({ kiosk: 'kiosk-1', epoch: 1, seq: 8, hash: records[7]!.hash });
    expect(booted.losses).toEqual([]);
    expect(booted.found).toEqual({ journalRecords: 8, storedRecords: 8 });
  });

  it('rebuilds in the store what only the journal has, and tells of it', async () => {
    await left(records, records.slice(0, 6));
    const booted = await bootNow(stores());
    expect(seqs((await store.load()).records)).toEqual(upTo(8));
    expect(booted.losses).toEqual([{ store: 'indexeddb', rebuilt: 2, fromSeq: 7, toSeq: 8 }]);
    expect(booted.head?.seq).toBe(8);
  });

  it('rebuilds in the journal what only the store has, and tells of it', async () => {
    await left([], records);
    const booted = await bootNow(stores());
    expect(seqs((await openRecordJournal(files)).records)).toEqual(upTo(8));
    expect(booted.losses).toEqual([{ store: 'journal', rebuilt: 8, fromSeq: 1, toSeq: 8 }]);
  });

  it('keeps all records and asks for pairing when the database is gone with the key', async () => {
    await left(records, records);
    ({ store } = await openTestStore());
    const booted = await bootNow(stores());
    expect(booted.identity).toBeUndefined();
    expect(seqs(booted.pending)).toEqual(upTo(8));
    expect(seqs((await store.load()).records)).toEqual(upTo(8));
  });

  it('remembers a repaired loss until a record has told of it', async () => {
    await left(records, records.slice(0, 6));
    await bootNow(stores());
    const again = await bootNow(stores());
    expect(again.losses).toEqual([{ store: 'indexeddb', rebuilt: 2, fromSeq: 7, toSeq: 8 }]);
  });

  it('never gives a number away again that both stores have lost', async () => {
    await left(records.slice(0, 3), records.slice(0, 3));
    const { kiosk, epoch, seq, hash } = records[7]!;
    await store.put([], { head: { kiosk, epoch, seq, hash } });
    expect((await bootNow(stores())).head?.seq).toBe(8);
  });

  it('writes the enrolment into its file when only the database has it', async () => {
    await left([], []);
    await bootNow(stores());
    expect(enrolmentFile().read()).toEqual(identity.enrolment);
  });

  it('works without files', async () => {
    await left([], records);
    const booted = await bootNow(stores({ files: undefined }));
    expect(booted.journal).toBeUndefined();
    expect(booted.losses).toEqual([]);
    expect(seqs(booted.pending)).toEqual(upTo(8));
  });

  it('rejects when the disk is too full for a repair, and loses nothing by it', async () => {
    await left([], records);
    files.first.fail('write', quotaError());
    await expect(bootNow(stores())).rejects.toThrow('full');
    files.first.heal();
    expect(seqs((await bootNow(stores())).pending)).toEqual(upTo(8));
  });

  it('begins at the seed when the database has lost the head alone', async () => {
    await store.put([], identity);
    expect((await bootNow(stores())).head).toEqual(await seedHead(identity));
  });
});
