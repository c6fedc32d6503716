import { describe, expect, it } from 'vitest';
import { KIOSK_ROUTES } from '../../../shared/api/kiosk-routes.ts';
import { createFakeSyncServer } from '../../support/fake-sync-server.ts';
import { ratingContent } from './support/make-records.ts';
import { quotaError } from './support/memory-file.ts';
import { openTestStore } from './support/open-test-store.ts';
import {
  fetchFromServer,
  desk,
  isReady,
  pending,
  start,
  startPaired,
  status,
  storedKinds,
  until,
  useDesk,
} from './support/outbox-desk.ts';

useDesk();

describe('the outbox and its pairing', () => {
  it('shows a code and the fingerprint of its key until a steward has typed it', async () => {
    desk.server.approves = false;
    start();
    await until(() => status().kind === 'unpaired');
    expect(status()).toMatchObject({
      userCode: 'BCDF-GHJK',
      fingerprint: expect.stringMatching(/^([B-Z]{4}-){3}[B-Z]{4}$/u) as unknown,
      expiresAtMs: desk.server.nowMs + 600_000,
      serverAddress: 'https://danhgia.example.vn',
      clockSkewMs: 500,
    });
    desk.server.approves = true;
    await until(isReady);
  });

  it('says that the server does not answer, and pairs when it does', async () => {
    desk.isOnline = false;
    start();
    await until(() => status().kind === 'pairing-offline');
    desk.isOnline = true;
    await until(isReady);
  });

  it('sends the old ratings under their old signatures after it lost its key', async () => {
    const outbox = await startPaired();
    await until(() => pending() === 0);
    desk.isOnline = false;
    for (let tap = 0; tap < 5; tap += 1) await outbox.write(ratingContent());
    desk.database = (await openTestStore()).name;
    desk.server.approves = false;
    start();
    await until(() => status().kind === 'pairing-offline');
    desk.isOnline = true;
    desk.server.approves = true;
    await until(() => pending() === 0);
    expect(storedKinds()).toEqual([
      '1 boot',
      ...Array<string>(5).fill('1 rating'),
      '2 storage-loss',
      '2 boot',
    ]);
    expect(desk.server.stored.at(-2)?.body).toEqual({
      store: 'indexeddb',
      rebuilt: 6,
      fromSeq: 1,
      toSeq: 6,
    });
  });

  it('opens its next epoch by its ticket after it lost its key, and nobody has to come', async () => {
    desk.server.givesTickets = true;
    const outbox = await startPaired();
    await until(() => pending() === 0);
    desk.isOnline = false;
    for (let tap = 0; tap < 5; tap += 1) await outbox.write(ratingContent());
    desk.database = (await openTestStore()).name;
    desk.server.approves = false;
    start();
    await until(() => status().kind === 'key-lost');
    desk.isOnline = true;
    await until(() => pending() === 0);
    expect(storedKinds().slice(5)).toEqual(['1 rating', '2 storage-loss', '2 boot']);
    desk.database = (await openTestStore()).name;
    start();
    await until(() => pending() === 0);
    expect(storedKinds().at(-1)).toBe('3 boot');
  });

  it('asks for pairing when its ticket is refused', async () => {
    desk.server.givesTickets = true;
    await startPaired();
    await until(() => pending() === 0);
    desk.server.givesTickets = false;
    desk.server.approves = false;
    desk.database = (await openTestStore()).name;
    start();
    await until(() => status().kind === 'unpaired');
  });

  it('takes no enrolment of another kiosk for its ticket, and goes on asking', async () => {
    desk.server.givesTickets = true;
    await startPaired();
    await until(() => pending() === 0);
    desk.database = (await openTestStore()).name;
    const answers: string[] = [];
    start({
      fetch: async (path, init) => {
        if (path !== KIOSK_ROUTES.epochs) return fetchFromServer(path, init);
        const text = answers[0] ?? (await (await fetchFromServer(path, init)).text());
        answers.push(text);
        const headers = { 'content-type': 'application/json' };
        return new Response(text.replaceAll('kiosk-1', 'kiosk-2'), { status: 201, headers });
      },
    });
    await until(() => answers.length === 3);
    expect(status().kind).toBe('key-lost');
  });

  it('closes when it was revoked, sends what it has, and can be paired once more', async () => {
    const outbox = await startPaired();
    await until(() => pending() === 0);
    desk.isOnline = false;
    await outbox.write(ratingContent());
    desk.server.isRevoked = true;
    desk.isOnline = true;
    outbox.retryNow();
    await until(() => status().kind === 'revoked');
    expect(storedKinds()).toEqual(['1 boot', '1 rating']);
    let restarts = 0;
    const again = start({ restart: () => (restarts += 1) });
    again.pairAgain();
    expect(restarts).toBe(0);
    await until(() => status().kind === 'revoked');
    again.pairAgain();
    again.pairAgain();
    await until(() => restarts > 0);
    expect(await again.write(ratingContent())).toEqual({ ok: false, error: 'broken' });
    desk.server.isRevoked = false;
    start();
    await until(() => pending() === 0);
    expect(storedKinds().at(-1)).toBe('2 boot');
    expect(restarts).toBe(1);
  });

  it('says so when nobody can pair it once more', async () => {
    const outbox = await startPaired();
    outbox.pairAgain();
    await until(() => status().kind === 'ready');
    const broken = start({
      makeKey: () => Promise.reject(new DOMException('none', 'OperationError')),
    });
    await until(isReady);
    broken.pairAgain();
    await until(() => status().kind === 'storage-failed');
  });

  it('keeps what it recorded as another kiosk for the rescue file, and does not send it', async () => {
    const outbox = await startPaired();
    await until(() => pending() === 0);
    desk.isOnline = false;
    await outbox.write(ratingContent());
    const other = await createFakeSyncServer('kiosk-2');
    desk.server = other;
    desk.isOnline = true;
    desk.database = (await openTestStore()).name;
    const moved = start();
    await until(() => pending() === 2 && storedKinds().length === 2);
    const now = status();
    expect(now.kind === 'ready' && now.queue).toMatchObject({ pending: 2, held: 2 });
    expect((await moved.rescue()).map(({ name }) => name)).toEqual(['mot-cham-kiosk-1-1.json']);
    expect(desk.server.stored.map(({ kiosk }) => kiosk)).toEqual(['kiosk-2', 'kiosk-2']);
  });

  it('hands its unsent records to staff, paired or not', async () => {
    const empty = start({ openStores: () => new Promise(() => undefined) });
    expect(await empty.rescue()).toEqual([]);
    const outbox = await startPaired();
    await until(() => pending() === 0);
    expect(await outbox.rescue()).toEqual([]);
    desk.isOnline = false;
    await outbox.write(ratingContent());
    expect(await outbox.rescue()).toHaveLength(1);
    desk.database = (await openTestStore()).name;
    const unpaired = start();
    await until(() => status().kind === 'pairing-offline');
    const [file] = await unpaired.rescue();
    expect(JSON.parse(file!.text)).toMatchObject({ kind: 'mot-cham-rescue', signature: null });
  });

  it('does not lose a pairing that the disk has no room for', async () => {
    const { store } = await openTestStore(desk.database);
    let isFull = true;
    const full: typeof store = {
      ...store,
      enrol: (...given) => (isFull ? Promise.reject(quotaError()) : store.enrol(...given)),
    };
    start({ openStores: async () => ({ store: full, files: undefined }) });
    await until(() => status().kind === 'storage-failed');
    expect(status()).toEqual({ kind: 'storage-failed', reason: 'quota' });
    isFull = false;
    await until(isReady);
    await until(() => storedKinds().length > 0);
    expect(storedKinds()).toEqual(['1 boot']);
  });

  it('says so when no key can be made', async () => {
    start({ makeKey: () => Promise.reject(new DOMException('none', 'OperationError')) });
    await until(() => status().kind === 'storage-failed');
  });

  it('takes no rating before it is paired', async () => {
    desk.server.approves = false;
    expect(await start().write(ratingContent())).toEqual({ ok: false, error: 'broken' });
  });
});
