import { beforeEach, describe, expect, it, vi } from 'vitest';
import { makeDeviceKey } from '../../../kiosk/device/pairing/make-device-key.ts';
import type { KioskStatus } from '../../../kiosk/kiosk-port.ts';
import { openEnrolmentFile } from '../../../kiosk/outbox/enrolment-file.ts';
import type { Outbox, OutboxDeps } from '../../../kiosk/outbox/outbox.ts';
import { runOutbox } from '../../../kiosk/outbox/run-outbox.ts';
import { utf8 } from '../../../shared/record/bytes.ts';
import { createFakeSyncServer, type FakeSyncServer } from '../../support/fake-sync-server.ts';
import { ratingContent } from './support/make-records.ts';
import { createMemoryFile, quotaError, type MemoryFile } from './support/memory-file.ts';
import { openTestStore } from './support/open-test-store.ts';

let server: FakeSyncServer;
let isOnline: boolean;
let database: string;
let files: MemoryFile[];
let statuses: KioskStatus[];
let timers: (() => void)[];
/** Counts the runs of a test: the ones before the last were killed, and do nothing more. */
let lastRun = 0;

beforeEach(async () => {
  server = await createFakeSyncServer();
  isOnline = true;
  database = (await openTestStore()).name;
  files = [0, 1, 2, 3].map(() => createMemoryFile());
  statuses = [];
  timers = [];
  lastRun += 1;
});

const fetchFromServer: OutboxDeps['fetch'] = async (path, init) => {
  if (!isOnline) throw new TypeError('Failed to fetch');
  const body = typeof init.body === 'string' ? utf8(init.body) : init.body;
  const answer = await server.answer({
    path,
    method: init.method ?? 'GET',
    authorization: new Headers(init.headers).get('authorization') ?? undefined,
    body: body instanceof Uint8Array ? Uint8Array.from(body) : new Uint8Array(),
  });
  const headers = { 'content-type': `${answer.mediaType}; charset=utf-8` };
  return new Response(answer.text, { status: answer.status, headers });
};

function start(changed: Partial<OutboxDeps> = {}): Outbox {
  timers = [];
  statuses = [];
  let monoMs = 0;
  lastRun += 1;
  const run = lastRun;
  const [first, second, slotA, slotB] = files;
  return runOutbox({
    build: 'test',
    persisted: true,
    serverAddress: 'https://danhgia.example.vn',
    openStores: async () => ({
      store: (await openTestStore(database)).store,
      files: {
        records: { first: first!, second: second! },
        enrolment: openEnrolmentFile(slotA!, slotB!),
      },
    }),
    makeKey: makeDeviceKey,
    fetch: (path, init) =>
      run === lastRun ? fetchFromServer(path, init) : new Promise<never>(() => undefined),
    schedule(_delayMs, task) {
      if (run === lastRun) timers.push(task);
      return () => {
        timers = timers.filter((other) => other !== task);
      };
    },
    wallMs: () => 1_790_000_000_500,
    monoMs: () => (monoMs += 1),
    random: () => 0.5,
    newId: () => crypto.randomUUID(),
    report(status) {
      if (run === lastRun) statuses.push(status);
    },
    ...changed,
  });
}

/** Lets everything run, and one timer fire at every look, until the condition holds. */
async function until(condition: () => boolean): Promise<void> {
  const look = (): boolean => {
    if (condition()) return true;
    timers.shift()?.();
    return false;
  };
  await vi.waitUntil(look, { timeout: 4_000, interval: 2 });
}

const status = (): KioskStatus => statuses.at(-1) ?? { kind: 'starting' };
const isReady = (): boolean => status().kind === 'ready';
const pending = (): number => {
  const now = status();
  return now.kind === 'ready' ? now.queue.pending : -1;
};
const storedKinds = (): string[] => server.stored.map(({ epoch, kind }) => `${epoch} ${kind}`);

async function startPaired(): Promise<Outbox> {
  const outbox = start();
  await until(isReady);
  return outbox;
}

describe('the outbox', () => {
  it('shows a code and the fingerprint of its key until a steward has typed it', async () => {
    server.approves = false;
    start();
    await until(() => status().kind === 'unpaired');
    expect(status()).toMatchObject({
      userCode: 'BCDF-GHJK',
      fingerprint: expect.stringMatching(/^([B-Z]{4}-){3}[B-Z]{4}$/u) as unknown,
      expiresAtMs: server.nowMs + 600_000,
      serverAddress: 'https://danhgia.example.vn',
      clockSkewMs: 500,
    });
    server.approves = true;
    await until(isReady);
  });

  it('says that the server does not answer, and pairs when it does', async () => {
    isOnline = false;
    start();
    await until(() => status().kind === 'pairing-offline');
    isOnline = true;
    await until(isReady);
  });

  it('delivers a rating that was given without a network, signed and in its chain', async () => {
    const outbox = await startPaired();
    await until(() => pending() === 0);
    isOnline = false;
    const written = await outbox.write(ratingContent(4));
    expect(written.ok).toBe(true);
    await until(() => {
      const now = status();
      return now.kind === 'ready' && !now.queue.online && now.queue.pending === 1;
    });
    isOnline = true;
    await until(() => pending() === 0);
    expect(storedKinds()).toEqual(['1 boot', '1 rating']);
    expect(server.stored[1]).toMatchObject({
      id: written.ok && written.value.recordId,
      seq: 2,
      time: { anchor: { serverMs: server.nowMs } },
    });
    expect(server.health).toMatchObject({
      build: 'test',
      persisted: true,
      storageMode: 'journal+indexeddb',
    });
  });

  it('keeps its pairing and its unsent ratings over a restart', async () => {
    const outbox = await startPaired();
    await until(() => pending() === 0);
    isOnline = false;
    for (let tap = 0; tap < 20; tap += 1) await outbox.write(ratingContent());
    start();
    await until(() => pending() === 21);
    isOnline = true;
    await until(() => pending() === 0);
    expect(storedKinds()).toEqual(['1 boot', ...Array<string>(20).fill('1 rating'), '1 boot']);
    expect(server.stored.map(({ seq }) => seq)).toEqual(
      Array.from({ length: 22 }, (_, index) => index + 1),
    );
  });

  it('sends the old ratings under their old signatures after it lost its key', async () => {
    const outbox = await startPaired();
    await until(() => pending() === 0);
    isOnline = false;
    for (let tap = 0; tap < 5; tap += 1) await outbox.write(ratingContent());
    database = (await openTestStore()).name;
    server.approves = false;
    start();
    await until(() => status().kind === 'pairing-offline');
    isOnline = true;
    server.approves = true;
    await until(() => pending() === 0);
    expect(storedKinds()).toEqual([
      '1 boot',
      ...Array<string>(5).fill('1 rating'),
      '2 storage-loss',
      '2 boot',
    ]);
    expect(server.stored.at(-2)?.body).toEqual({
      store: 'indexeddb',
      rebuilt: 6,
      fromSeq: 1,
      toSeq: 6,
    });
  });

  it('tells of a loss once', async () => {
    await startPaired();
    await until(() => pending() === 0);
    files[0] = createMemoryFile();
    start();
    await until(() => storedKinds().length === 3);
    start();
    await until(() => storedKinds().length === 4);
    expect(storedKinds()).toEqual(['1 boot', '1 storage-loss', '1 boot', '1 boot']);
  });

  it('takes a new configuration when a receipt speaks of one, and keeps it', async () => {
    const revision = (): string => {
      const now = status();
      return now.kind === 'ready' ? now.configuration.revision : '';
    };
    await startPaired();
    server.revision = 'r2';
    await until(() => revision() === 'r2' && pending() === 0);
    isOnline = false;
    start();
    await until(isReady);
    expect(revision()).toBe('r2');
  });

  it('closes when the disk is full, and opens again when there is room', async () => {
    const outbox = await startPaired();
    const journalFile = files.find((file) => file.size() > 0)!;
    journalFile.fail('write', quotaError());
    expect(await outbox.write(ratingContent())).toEqual({ ok: false, error: 'quota' });
    expect(status()).toEqual({ kind: 'storage-failed', reason: 'quota' });
    journalFile.heal();
    outbox.retryNow();
    await until(isReady);
    expect((await outbox.write(ratingContent())).ok).toBe(true);
  });

  it('tries to open its stores until they give in', async () => {
    let failures = 2;
    const { store } = await openTestStore(database);
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
    await until(() => server.health?.storageMode === 'indexeddb');
  });

  it('does not lose a pairing that the disk has no room for', async () => {
    const { store } = await openTestStore(database);
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

  it('says so when no key can be made', async () => {
    start({ makeKey: () => Promise.reject(new DOMException('none', 'OperationError')) });
    await until(() => status().kind === 'storage-failed');
  });

  it('takes no rating before it is paired', async () => {
    server.approves = false;
    expect(await start().write(ratingContent())).toEqual({ ok: false, error: 'broken' });
  });
});
