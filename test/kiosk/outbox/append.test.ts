import { beforeEach, describe, expect, it } from 'vitest';
import { createAppender, type Appender, type AppenderDeps } from '../../../kiosk/outbox/append.ts';
import { seedHead, type Identity } from '../../../kiosk/outbox/identity.ts';
import { openRecordJournal } from '../../../kiosk/outbox/record-journal.ts';
import type { OutboxStore } from '../../../kiosk/outbox/store.ts';
import type { StoredRecord } from '../../../kiosk/outbox/stored-record.ts';
import { unbrokenRuns } from '../../../shared/record/chain.ts';
import type { KioskRecord } from '../../../shared/record/record.ts';
import { sealRecord } from '../../../shared/record/seal.ts';
import { makeIdentity, ratingContent } from './support/make-records.ts';
import { createMemoryFile, quotaError, type MemoryFile } from './support/memory-file.ts';
import { openTestStore } from './support/open-test-store.ts';

let identity: Identity;
let file: MemoryFile;
let store: OutboxStore;
let events: string[];
let appended: StoredRecord[];
let deps: AppenderDeps;

beforeEach(async () => {
  identity = await makeIdentity();
  file = createMemoryFile();
  ({ store } = await openTestStore());
  const { journal } = await openRecordJournal({ first: file, second: createMemoryFile() });
  events = [];
  appended = [];
  deps = {
    journal: {
      ...journal,
      append(record) {
        journal.append(record);
        events.push('journal');
      },
    },
    store: {
      async put(records, facts) {
        await store.put(records, facts);
        events.push('store');
      },
    },
    newId: () => crypto.randomUUID(),
    seal: (record) => sealRecord(record, identity.key),
    timeEvidence: () => ({ wallMs: 5, monoMs: 6, boot: 'boot-1', anchor: null }),
    onAppended: (record) => appended.push(record),
  };
});

const start = async (changed: Partial<AppenderDeps> = {}): Promise<Appender> =>
  createAppender({ ...deps, ...changed }, await seedHead(identity));

const journalled = async (): Promise<readonly StoredRecord[]> => {
  const copy = createMemoryFile(file.bytes);
  return (await openRecordJournal({ first: copy, second: createMemoryFile() })).records;
};

const readRecord = ({ bytes }: StoredRecord): KioskRecord =>
  JSON.parse(new TextDecoder().decode(bytes)) as KioskRecord;

const failingStore = (error: Error): AppenderDeps['store'] => ({
  put: () => Promise.reject(error),
});

describe('appending', () => {
  it('writes the journal first, then the store, then answers', async () => {
    const appender = await start();
    const result = await appender.append(ratingContent());
    expect(events).toEqual(['journal', 'store']);
    expect(result).toEqual({ ok: true, value: { recordId: readRecord(appended[0]!).id } });
    expect((await store.load()).head).toEqual(appender.head);
  });

  it('begins the chain at the seed of the epoch', async () => {
    const seed = await seedHead(identity);
    await (await start()).append(ratingContent());
    expect(readRecord(appended[0]!)).toMatchObject({
      v: 1,
      kiosk: 'kiosk-1',
      epoch: 1,
      seq: 1,
      prev: seed.hash,
      kind: 'rating',
    });
  });

  // What could go wrong if ...

  it('... forty citizens tap at once? One chain without a hole or a fork', async () => {
    const appender = await start();
    await Promise.all(Array.from({ length: 40 }, () => appender.append(ratingContent())));
    const links = appended.map((record) => ({ ...readRecord(record), hash: record.hash }));
    expect(links.map(({ seq }) => seq)).toEqual(
      Array.from({ length: 40 }, (_, index) => index + 1),
    );
    expect(unbrokenRuns(links)).toHaveLength(1);
  });

  it.each([
    ['write', quotaError(), 'quota'],
    ['flush', quotaError(), 'quota'],
    ['write', new DOMException('gone', 'InvalidStateError'), 'broken'],
    ['flush', new Error('EIO'), 'broken'],
  ] as const)(
    '... the %s of the journal fails with %s? Nobody is thanked: %s',
    async (...fault) => {
      const [operation, error, reason] = fault;
      const appender = await start();
      await appender.append(ratingContent());
      file.fail(operation, error);
      expect(await appender.append(ratingContent())).toEqual({ ok: false, error: reason });
      expect(appender.head.seq).toBe(1);
      expect(appended).toHaveLength(1);
      expect(events).toEqual(['journal', 'store']);
    },
  );

  it('... the disk was full, and is not any more? The same seq is given to the next', async () => {
    const appender = await start();
    file.fail('write', quotaError());
    await appender.append(ratingContent());
    file.heal();
    expect((await appender.append(ratingContent())).ok).toBe(true);
    expect((await journalled()).map(({ seq }) => seq)).toEqual([1]);
  });

  it('... only the store fails? The citizen is thanked, and the store is owed', async () => {
    const appender = await start({ store: failingStore(quotaError()) });
    expect((await appender.append(ratingContent())).ok).toBe(true);
    expect((await appender.append(ratingContent())).ok).toBe(true);
    expect(appender.owedToStore).toBe(2);
    expect(appender.head.seq).toBe(2);
    expect((await journalled()).map(({ seq }) => seq)).toEqual([1, 2]);
  });

  it('... the store comes back? It gets all that it is owed, with the head', async () => {
    let isBroken = true;
    const appender = await start({
      store: { put: (...given) => (isBroken ? Promise.reject(quotaError()) : store.put(...given)) },
    });
    await appender.append(ratingContent());
    isBroken = false;
    await appender.append(ratingContent());
    const contents = await store.load();
    expect(contents.records.map(({ seq }) => seq).sort()).toEqual([1, 2]);
    expect(contents.head?.seq).toBe(2);
    expect(appender.owedToStore).toBe(0);
  });

  it('... there is no journal and the store fails? Nobody is thanked', async () => {
    const appender = await start({ journal: undefined, store: failingStore(quotaError()) });
    expect(await appender.append(ratingContent())).toEqual({ ok: false, error: 'quota' });
    expect(appender.head.seq).toBe(0);
  });

  it('... there is no journal? The store alone decides', async () => {
    const appender = await start({ journal: undefined });
    expect((await appender.append(ratingContent())).ok).toBe(true);
    expect((await store.load()).records).toHaveLength(1);
  });

  it('... the key does not sign? Nobody is thanked, and the next one can be', async () => {
    let isBroken = true;
    const appender = await start({
      seal: (record) =>
        isBroken ? Promise.reject(new Error('no key')) : sealRecord(record, identity.key),
    });
    expect(await appender.append(ratingContent())).toEqual({ ok: false, error: 'broken' });
    isBroken = false;
    expect((await appender.append(ratingContent())).ok).toBe(true);
    expect((await journalled()).map(({ seq }) => seq)).toEqual([1]);
  });
});
