import { describe, expect, it, vi } from 'vitest';
import * as seldom from '../../../kiosk/outbox/seldom.ts';
import { makeRecords, ratingContent } from './support/make-records.ts';
import { quotaError } from './support/memory-file.ts';
import { openTestStore } from './support/open-test-store.ts';
import {
  desk,
  isReady,
  pending,
  start,
  startPaired,
  status,
  until,
  useDesk,
} from './support/outbox-desk.ts';

useDesk();

describe('the outbox and the room on its disk', () => {
  it('closes while little room is left, and opens when there is more', async () => {
    let free: number | undefined = 19_999_999;
    start({ freeBytes: () => Promise.resolve(free) });
    await until(() => status().kind === 'storage-failed');
    expect(status()).toEqual({ kind: 'storage-failed', reason: 'quota' });
    free = undefined;
    await until(isReady);
    free = 5;
    await until(() => status().kind === 'storage-failed');
    free = 20_000_000;
    await until(isReady);
  });

  it('rates on when the browser cannot say how much room is left', async () => {
    start({ freeBytes: () => Promise.reject(new TypeError('no')) });
    await until(() => pending() === 0);
  });

  it('closes for little room even when its history cannot be pruned', async () => {
    let isLoaded = true;
    const loadSeldom = () =>
      isLoaded ? Promise.resolve(seldom) : Promise.reject(new TypeError('not in the cache'));
    start({ loadSeldom, freeBytes: () => Promise.resolve(isLoaded ? 1e9 : 5) });
    await until(isReady);
    isLoaded = false;
    await until(() => status().kind === 'storage-failed');
  });

  it('keeps using a new configuration that it has no room to keep', async () => {
    const { store } = await openTestStore(desk.database);
    let isFull = false;
    const full: typeof store = {
      ...store,
      put: (records, facts, withdrawn) =>
        isFull && 'enrolment' in facts
          ? Promise.reject(quotaError())
          : store.put(records, facts, withdrawn),
    };
    start({ openStores: async () => ({ store: full, files: undefined }) });
    await until(() => pending() === 0);
    isFull = true;
    desk.server.revision = 'r2';
    await until(() => {
      const now = status();
      return now.kind === 'ready' && now.configuration.revision === 'r2';
    });
  });

  it('drops an expired history before its first record, if the disk lets it', async () => {
    await startPaired();
    await until(() => pending() === 0);
    const { store } = await openTestStore(desk.database);
    const { enrolment, key } = await store.load();
    const old = await makeRecords({ enrolment: enrolment!, key: key! }, 600);
    await store.put(old, {});
    await store.acknowledge(
      old.map(({ hash }) => hash),
      1,
    );
    desk.files[0]!.fail('write', quotaError());
    desk.files[1]!.fail('write', quotaError());
    start();
    await until(() => status().kind === 'storage-failed');
    desk.files.forEach((file) => file.heal());
    start();
    await until(() => pending() === 0);
    expect((await store.load()).records.length).toBeLessThan(10);
  });

  it('closes when the disk is full, and opens again when there is room', async () => {
    const outbox = await startPaired();
    const journalFile = desk.files.find((file) => file.size() > 0)!;
    journalFile.fail('write', quotaError());
    expect(await outbox.write(ratingContent())).toEqual({ ok: false, error: 'quota' });
    expect(status()).toEqual({ kind: 'storage-failed', reason: 'quota' });
    journalFile.heal();
    outbox.retryNow();
    await until(isReady);
    expect((await outbox.write(ratingContent())).ok).toBe(true);
  });

  it('opens again by itself within half a minute, whatever the network does', async () => {
    const waits: number[] = [];
    const outbox = start({
      schedule(delayMs, task) {
        waits.push(delayMs);
        desk.timers.push(task);
        return () => {
          desk.timers = desk.timers.filter((other) => other !== task);
        };
      },
    });
    await until(() => pending() === 0);
    const journalFile = desk.files.find((file) => file.size() > 0)!;
    journalFile.fail('write', quotaError());
    // From here on nothing is exchanged: only a timer of its own can open the kiosk again.
    desk.timers = [];
    waits.length = 0;
    await outbox.write(ratingContent());
    await outbox.write(ratingContent());
    expect(waits).toEqual([30_000, 30_000]);
    expect(desk.timers).toHaveLength(1);
    desk.timers.shift()?.();
    await vi.waitFor(() => expect(waits).toHaveLength(3));
    expect(status().kind).toBe('storage-failed');
    journalFile.heal();
    desk.timers.shift()?.();
    await vi.waitFor(() => expect(status().kind).toBe('ready'));
  });

  it('tries to open its stores until they give in', async () => {
    let failures = 2;
    const { store } = await openTestStore(desk.database);
    start({
      openStores: async () => {
        if (failures > 0) {
          failures -= 1;
          throw new DOMException('blocked', 'UnknownError');
        }
        return { store, files: undefined };
      },
    });
    await until(() => status().kind === 'storage-failed');
    await until(isReady);
    await until(() => desk.server.health?.storageMode === 'indexeddb');
  });
});
