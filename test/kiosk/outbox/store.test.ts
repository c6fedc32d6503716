import { openDB } from 'idb';
import { beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../../kiosk/outbox/store.ts';
import type { StoredRecord } from '../../../kiosk/outbox/stored-record.ts';
import { seedHead, type Identity } from '../../../kiosk/outbox/identity.ts';
import { signBytes } from '../../../shared/record/signing-key.ts';
import { utf8 } from '../../../shared/record/bytes.ts';
import { makeIdentity, makeRecords } from './support/make-records.ts';
import { openTestStore } from './support/open-test-store.ts';

let identity: Identity;
let records: StoredRecord[];
beforeAll(async () => {
  identity = await makeIdentity();
  records = await makeRecords(identity, 3);
});

const headAt = ({ kiosk, epoch, seq, hash }: StoredRecord) => ({ kiosk, epoch, seq, hash });

describe('the store', () => {
  it('is empty at first', async () => {
    const { store } = await openTestStore();
    const contents = await store.load();
    expect(contents.records).toEqual([]);
    expect(contents.acknowledged.size).toBe(0);
    expect(contents.head ?? contents.key ?? contents.enrolment ?? contents.losses).toBeUndefined();
  });

  it('keeps records and the head that belongs to them', async () => {
    const { store, name } = await openTestStore();
    await store.put(records, { head: headAt(records[2]!) });
    const contents = await (await openStore(name)).load();
    expect(contents.records).toEqual(
      expect.arrayContaining(records.map((record) => expect.objectContaining(record) as unknown)),
    );
    expect(contents.head).toEqual(headAt(records[2]!));
  });

  it('puts all of it or nothing', async () => {
    const { store } = await openTestStore();
    await store.put([records[0]!], { head: headAt(records[0]!) });
    const unstorable = { ...records[1]!, signature: (() => '') as unknown as string };
    await expect(store.put([unstorable], { head: headAt(records[1]!) })).rejects.toThrow();
    expect((await store.load()).records).toHaveLength(1);
    expect((await store.load()).head?.seq).toBe(1);
  });

  it('keeps a key that signs and that no script can read', async () => {
    const { store, name } = await openTestStore();
    await store.enrol(identity, await seedHead(identity));
    const { key, enrolment, head } = await (await openStore(name)).load();
    expect(enrolment).toEqual(identity.enrolment);
    expect(head?.seq).toBe(0);
    expect(key?.privateKey.extractable).toBe(false);
    expect(await signBytes(key!, utf8('x'))).toBe(await signBytes(identity.key, utf8('x')));
  });

  it('takes back a record that nobody was thanked for, with the one that takes its place', async () => {
    const { store } = await openTestStore();
    await store.put(records.slice(0, 2), {});
    await store.put(records.slice(2), {}, [records[1]!.hash, 'never came']);
    expect((await store.load()).records.map(({ seq }) => seq).sort()).toEqual([1, 3]);
  });

  it('marks records without touching them', async () => {
    const { store } = await openTestStore();
    await store.put(records, {});
    await store.acknowledge([records[0]!.hash], 77);
    const contents = await store.load();
    expect([...contents.acknowledged]).toEqual([[records[0]!.hash, 77]]);
    expect(contents.records).toHaveLength(3);
  });

  it('forgets acknowledged records only, whatever it is asked', async () => {
    const { store } = await openTestStore();
    await store.put(records, {});
    await store.acknowledge([records[0]!.hash], 77);
    await store.forget(records.map(({ hash }) => hash));
    const contents = await store.load();
    expect(contents.records.map(({ seq }) => seq).sort()).toEqual([2, 3]);
    expect(contents.acknowledged.size).toBe(0);
  });

  it('lets a newer build upgrade the database, and connects again when it is asked', async () => {
    const { store, name } = await openTestStore();
    await store.put(records, {});
    const newer = await openDB(name, 2);
    newer.close();
    // Version 1 can no longer be opened: it says so instead of hanging.
    await expect(store.load()).rejects.toThrow();
  });
});
