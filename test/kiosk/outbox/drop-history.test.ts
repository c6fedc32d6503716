import { beforeEach, describe, expect, it } from 'vitest';
import { createAppender, type Appender } from '../../../kiosk/outbox/append.ts';
import { boot } from '../../../kiosk/outbox/boot.ts';
import type { Stores } from '../../../kiosk/outbox/booted.ts';
import {
  dropAllHistory,
  dropExpired,
  type HistoryHolder,
} from '../../../kiosk/outbox/drop-history.ts';
import { openEnrolmentFile } from '../../../kiosk/outbox/enrolment-file.ts';
import { seedHead, type Identity } from '../../../kiosk/outbox/identity.ts';
import { makeRoom } from '../../../kiosk/outbox/make-room.ts';
import { openRecordJournal } from '../../../kiosk/outbox/record-journal.ts';
import * as seldom from '../../../kiosk/outbox/seldom.ts';
import type { OutboxStore } from '../../../kiosk/outbox/store.ts';
import type { StoredRecord } from '../../../kiosk/outbox/stored-record.ts';
import { DAY_MS } from '../../../shared/domain/local-day.ts';
import { sealRecord } from '../../../shared/record/seal.ts';
import { makeIdentity, makeRecords, ratingContent } from './support/make-records.ts';
import { createMemoryFile, quotaError, type MemoryFile } from './support/memory-file.ts';
import { openTestStore } from './support/open-test-store.ts';

let identity: Identity;
let store: OutboxStore;
let files: { first: MemoryFile; second: MemoryFile };
let holder: HistoryHolder;
let isStoreBroken: boolean;

beforeEach(async () => {
  identity = await makeIdentity();
  ({ store } = await openTestStore());
  files = { first: createMemoryFile(), second: createMemoryFile() };
  isStoreBroken = false;
});

/** A run whose journal and store both hold `records`, the first `acknowledged` of them sent. */
async function running(records: readonly StoredRecord[], acknowledged: number): Promise<void> {
  const { journal } = await openRecordJournal(files);
  journal.appendAll(records);
  await store.enrol(identity, await seedHead(identity));
  await store.put(records, {});
  await store.acknowledge(
    records.slice(0, acknowledged).map(({ hash }) => hash),
    1,
  );
  holder = { journal, store, appender: appenderAfter(records.at(-1)!, journal) };
}

const appenderAfter = (last: StoredRecord, journal: HistoryHolder['journal']): Appender =>
  createAppender(
    {
      journal,
      store: {
        put: (...given) =>
          isStoreBroken ? Promise.reject(new Error('broken')) : store.put(...given),
      },
      newId: () => crypto.randomUUID(),
      seal: (record) => sealRecord(record, identity.key),
      timeEvidence: () => ({ wallMs: 5, monoMs: 6, boot: 'boot-1', anchor: null }),
      onAppended: () => undefined,
    },
    last,
  );

const seqsIn = (records: readonly StoredRecord[]): number[] =>
  records.map(({ seq }) => seq).sort((a, b) => a - b);
const journalled = async () => seqsIn((await openRecordJournal(files)).records);
const stored = async () => seqsIn((await store.load()).records);

const bootNow = (changed: Partial<Stores> = {}) =>
  boot(
    {
      store,
      files: {
        records: files,
        enrolment: openEnrolmentFile(createMemoryFile(), createMemoryFile()),
      },
      ...changed,
    },
    { loadSeldom: () => Promise.resolve(seldom) },
  );

describe('dropping history', () => {
  it('drops what expired from both sides, and nothing that waits', async () => {
    const many = await makeRecords(identity, 510);
    await running(many, 505);
    await store.acknowledge([many[505]!.hash], 40 * DAY_MS);
    await dropExpired(holder);
    expect(await journalled()).toEqual([506, 507, 508, 509, 510]);
    expect(await stored()).toEqual([506, 507, 508, 509, 510]);
    expect((await store.load()).dropping).toEqual([]);
  });

  it('to make room drops all that was acknowledged, the head excepted', async () => {
    await running(await makeRecords(identity, 5), 5);
    await dropAllHistory(holder);
    expect(await journalled()).toEqual([5]);
    expect(await stored()).toEqual([5]);
  });

  it('touches nothing when there is nothing to drop', async () => {
    await running(await makeRecords(identity, 3), 0);
    files.second.fail('write', quotaError());
    await dropAllHistory(holder);
    expect(await stored()).toEqual([1, 2, 3]);
  });

  it('works without a journal', async () => {
    await running(await makeRecords(identity, 4), 3);
    await dropAllHistory({ ...holder, journal: undefined });
    expect(await stored()).toEqual([4]);
  });

  it('loses no record that is written meanwhile', async () => {
    await running(await makeRecords(identity, 4), 3);
    const dropped = dropAllHistory(holder);
    const written = holder.appender.append(ratingContent());
    await dropped;
    expect((await written).ok).toBe(true);
    expect(await journalled()).toEqual([4, 5]);
    expect(await stored()).toEqual([4, 5]);
  });

  it('waits while the journal alone knows a record', async () => {
    await running(await makeRecords(identity, 4), 4);
    isStoreBroken = true;
    expect((await holder.appender.append(ratingContent())).ok).toBe(true);
    await dropAllHistory(holder);
    expect(await journalled()).toEqual([1, 2, 3, 4, 5]);
  });

  it('cut short by a crash is taken for what it is at boot, and not for a loss', async () => {
    await running(await makeRecords(identity, 5), 4);
    const crashing = { ...store, forget: () => Promise.reject(new Error('the power is gone')) };
    await expect(dropAllHistory({ ...holder, store: crashing })).rejects.toThrow('power');
    expect(await journalled()).toEqual([5]);
    const booted = await bootNow();
    expect(booted.losses).toEqual([]);
    expect(seqsIn(booted.pending)).toEqual([5]);
    expect(booted.head?.seq).toBe(5);
  });

  it('is given up on a disk too full for a compaction, and nothing is lost', async () => {
    await running(await makeRecords(identity, 5), 4);
    files.second.fail('write', quotaError());
    await expect(dropAllHistory(holder)).rejects.toThrow('full');
    expect((await bootNow()).losses).toEqual([]);
    expect(await stored()).toEqual([1, 2, 3, 4, 5]);
    expect((await holder.appender.append(ratingContent())).ok).toBe(true);
  });
});

describe('making room', () => {
  it.each([
    ['enough came free', 20_000_000, false],
    ['it is still low', 19_999_999, true],
    ['the browser does not say', undefined, false],
  ])('drops the history and says whether %s', async (_, free, isLow) => {
    await running(await makeRecords(identity, 5), 4);
    expect(await makeRoom(holder, { freeBytes: () => Promise.resolve(free) })).toBe(isLow);
    expect(await stored()).toEqual([5]);
  });

  it('asks again even when nothing can be deleted', async () => {
    await running(await makeRecords(identity, 5), 4);
    files.second.fail('write', quotaError());
    expect(await makeRoom(holder, {})).toBe(false);
  });
});
