import { beforeEach, describe, expect, it } from 'vitest';
import { boot, type Stores } from '../../../kiosk/outbox/boot.ts';
import { openEnrolmentFile } from '../../../kiosk/outbox/enrolment-file.ts';
import { seedHead, type Identity } from '../../../kiosk/outbox/identity.ts';
import { openRecordJournal } from '../../../kiosk/outbox/record-journal.ts';
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

const seqs = (found: readonly StoredRecord[]): number[] =>
  found.map(({ seq }) => seq).sort((a, b) => a - b);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('booting', () => {
  it('finds nothing on a new device, and needs pairing', async () => {
    expect(await boot(stores())).toMatchObject({
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
    const booted = await boot(stores());
    expect(seqs(booted.pending)).toEqual([6, 7, 8]);
    expect(booted.head).toEqual({ kiosk: 'kiosk-1', epoch: 1, seq: 8, hash: records[7]!.hash });
    expect(booted.losses).toEqual([]);
    expect(booted.found).toEqual({ journalRecords: 8, storedRecords: 8 });
  });

  it('rebuilds in the store what only the journal has, and tells of it', async () => {
    await left(records, records.slice(0, 6));
    const booted = await boot(stores());
    expect(seqs((await store.load()).records)).toEqual(upTo(8));
    expect(booted.losses).toEqual([{ store: 'indexeddb', rebuilt: 2, fromSeq: 7, toSeq: 8 }]);
    expect(booted.head?.seq).toBe(8);
  });

  it('rebuilds in the journal what only the store has, and tells of it', async () => {
    await left([], records);
    const booted = await boot(stores());
    expect(seqs((await openRecordJournal(files)).records)).toEqual(upTo(8));
    expect(booted.losses).toEqual([{ store: 'journal', rebuilt: 8, fromSeq: 1, toSeq: 8 }]);
  });

  it('keeps all records and asks for pairing when the database is gone with the key', async () => {
    await left(records, records);
    ({ store } = await openTestStore());
    const booted = await boot(stores());
    expect(booted.identity).toBeUndefined();
    expect(seqs(booted.pending)).toEqual(upTo(8));
    expect(seqs((await store.load()).records)).toEqual(upTo(8));
  });

  it('remembers a repaired loss until a record has told of it', async () => {
    await left(records, records.slice(0, 6));
    await boot(stores());
    const again = await boot(stores());
    expect(again.losses).toEqual([{ store: 'indexeddb', rebuilt: 2, fromSeq: 7, toSeq: 8 }]);
  });

  it('never gives a number away again that both stores have lost', async () => {
    await left(records.slice(0, 3), records.slice(0, 3));
    const { kiosk, epoch, seq, hash } = records[7]!;
    await store.put([], { head: { kiosk, epoch, seq, hash } });
    expect((await boot(stores())).head?.seq).toBe(8);
  });

  it('writes the enrolment into its file when only the database has it', async () => {
    await left([], []);
    await boot(stores());
    expect(enrolmentFile().read()).toEqual(identity.enrolment);
  });

  it('works without files', async () => {
    await left([], records);
    const booted = await boot(stores({ files: undefined }));
    expect(booted.journal).toBeUndefined();
    expect(booted.losses).toEqual([]);
    expect(seqs(booted.pending)).toEqual(upTo(8));
  });

  it('rejects when the disk is too full for a repair, and loses nothing by it', async () => {
    await left([], records);
    files.first.fail('write', quotaError());
    await expect(boot(stores())).rejects.toThrow('full');
    files.first.heal();
    expect(seqs((await boot(stores())).pending)).toEqual(upTo(8));
  });
});

describe('history at boot', () => {
  const DAY_MS = 86_400_000;

  async function leftLongHistory(): Promise<StoredRecord[]> {
    const many = await makeRecords(identity, 510);
    await left(many, many);
    await store.acknowledge(
      many.slice(0, 505).map(({ hash }) => hash),
      0,
    );
    await store.acknowledge([many[505]!.hash], 40 * DAY_MS);
    return many;
  }

  it('drops what expired from both sides, and nothing that waits', async () => {
    const many = await leftLongHistory();
    const booted = await boot(stores());
    expect(seqs(booted.pending)).toEqual([507, 508, 509, 510]);
    expect(seqs((await openRecordJournal(files)).records)).toEqual([506, 507, 508, 509, 510]);
    expect(seqs((await store.load()).records)).toEqual([506, 507, 508, 509, 510]);
    expect(booted.head?.hash).toBe(many[509]!.hash);
  });

  it('takes a drop that a crash has cut short for what it is, and not for a loss', async () => {
    await leftLongHistory();
    const forgetful = { ...store, forget: () => Promise.reject(new Error('the power is gone')) };
    expect((await boot({ ...stores(), store: forgetful })).losses).toEqual([]);
    expect(seqs((await store.load()).records)).toHaveLength(510);
    expect((await boot(stores())).losses).toEqual([]);
    expect(seqs((await store.load()).records)).toEqual([506, 507, 508, 509, 510]);
  });

  it('stays when the disk is too full for a compaction', async () => {
    await leftLongHistory();
    files.second.fail('write', quotaError());
    const booted = await boot(stores());
    expect(seqs(booted.pending)).toEqual([507, 508, 509, 510]);
    expect(seqs((await store.load()).records)).toHaveLength(510);
  });
});
