import { describe, expect, it } from 'vitest';
import type { Outbox } from '../../../kiosk/outbox/outbox.ts';
import { createFakeSyncServer, signedAnswer } from '../../support/fake-sync-server.ts';
import { ratingContent } from './support/make-records.ts';
import { openTestStore } from './support/open-test-store.ts';
import {
  desk,
  isReady,
  pending,
  receiptFor,
  start,
  startPaired,
  status,
  storedKinds,
  until,
  useDesk,
} from './support/outbox-desk.ts';

useDesk();

describe('the outbox', () => {
  it('delivers a rating that was given without a network, signed and in its chain', async () => {
    const outbox = await startPaired();
    await until(() => pending() === 0);
    desk.isOnline = false;
    const written = await outbox.write(ratingContent(4));
    expect(written.ok).toBe(true);
    await until(() => {
      const now = status();
      return now.kind === 'ready' && !now.queue.online && now.queue.pending === 1;
    });
    desk.isOnline = true;
    await until(() => pending() === 0);
    expect(storedKinds()).toEqual(['1 boot', '1 rating']);
    expect(desk.server.stored[1]).toMatchObject({
      id: written.ok && written.value.recordId,
      seq: 2,
      time: { anchor: { serverMs: desk.server.nowMs } },
    });
    expect(desk.server.health).toMatchObject({
      build: 'test',
      persisted: true,
      storageMode: 'journal+indexeddb',
    });
  });

  it('keeps its pairing and its unsent ratings over a restart', async () => {
    const outbox = await startPaired();
    await until(() => pending() === 0);
    desk.isOnline = false;
    for (let tap = 0; tap < 20; tap += 1) await outbox.write(ratingContent());
    start();
    await until(() => pending() === 21);
    desk.isOnline = true;
    await until(() => pending() === 0);
    expect(storedKinds()).toEqual(['1 boot', ...Array<string>(20).fill('1 rating'), '1 boot']);
    expect(desk.server.stored.map(({ seq }) => seq)).toEqual(
      Array.from({ length: 22 }, (_, index) => index + 1),
    );
  });

  it('keeps everything while receipts are signed by a key that is not the pinned one', async () => {
    await startPaired();
    await until(() => pending() === 0);
    const stranger = await createFakeSyncServer();
    let answers = 0;
    const outbox = start({
      fetch: async (_, init) => {
        answers += 1;
        const { text, mediaType } = await signedAnswer(stranger.key, receiptFor(init));
        return new Response(text, { headers: { 'content-type': mediaType } });
      },
    });
    await until(() => answers > 2);
    expect((await outbox.write(ratingContent())).ok).toBe(true);
    expect(pending()).toBe(2);
  });

  it('keeps everything when the pinned key is none that this browser can check with', async () => {
    await startPaired();
    await until(() => pending() === 0);
    const { store } = await openTestStore(desk.database);
    const { enrolment } = await store.load();
    const serverKey = { ...enrolment!.serverKey, publicKey: 'none' };
    await store.put([], { enrolment: { ...enrolment!, serverKey } });
    start();
    const before = desk.server.health;
    await until(() => desk.server.health !== before && isReady());
    expect(pending()).toBe(1);
  });

  it('takes the first rating as soon as it says that it is ready', async () => {
    await startPaired();
    let given: ReturnType<Outbox['write']> | undefined;
    const outbox: Outbox = start({
      report(now) {
        if (now.kind === 'ready') given ??= Promise.resolve().then(giveRating);
      },
    });
    const giveRating = (): ReturnType<Outbox['write']> =>
      new Promise<void>((resolve) => setImmediate(resolve)).then(() =>
        outbox.write(ratingContent()),
      );
    await until(() => given !== undefined);
    expect(await given).toMatchObject({ ok: true });
  });
});
