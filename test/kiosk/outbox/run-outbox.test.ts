import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { KioskStatus } from '../../../kiosk/kiosk-port.ts';
import { openEnrolmentFile } from '../../../kiosk/outbox/enrolment-file.ts';
import type { Outbox, OutboxDeps } from '../../../kiosk/outbox/outbox.ts';
import * as seldom from '../../../kiosk/outbox/seldom.ts';
import { runOutbox } from '../../../kiosk/outbox/run-outbox.ts';
import { KIOSK_ROUTES } from '../../../shared/api/kiosk-routes.ts';
import { utf8 } from '../../../shared/record/bytes.ts';
import type { Receipt } from '../../../shared/record/receipt.ts';
import {
  createFakeSyncServer,
  signedAnswer,
  type FakeSyncServer,
} from '../../support/fake-sync-server.ts';
import { makeRecords, ratingContent } from './support/make-records.ts';
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
    makeKey: seldom.makeDeviceKey,
    loadSeldom: () => Promise.resolve(seldom),
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

/** A receipt that acknowledges nothing; who signs it is what a test is about. */
const receiptFor = (init: RequestInit): Receipt => ({
  v: 1,
  kiosk: 'kiosk-1',
  epoch: 1,
  request: String(init.method),
  results: [],
  through: 0,
  head: null,
  nowMs: server.nowMs,
  configurationRevision: 'r1',
});

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

  it('opens its next epoch by its ticket after it lost its key, and nobody has to come', async () => {
    server.givesTickets = true;
    const outbox = await startPaired();
    await until(() => pending() === 0);
    isOnline = false;
    for (let tap = 0; tap < 5; tap += 1) await outbox.write(ratingContent());
    database = (await openTestStore()).name;
    server.approves = false;
    start();
    await until(() => status().kind === 'key-lost');
    isOnline = true;
    await until(() => pending() === 0);
    expect(storedKinds().slice(5)).toEqual(['1 rating', '2 storage-loss', '2 boot']);
    database = (await openTestStore()).name;
    start();
    await until(() => pending() === 0);
    expect(storedKinds().at(-1)).toBe('3 boot');
  });

  it('asks for pairing when its ticket is refused', async () => {
    server.givesTickets = true;
    await startPaired();
    await until(() => pending() === 0);
    server.givesTickets = false;
    server.approves = false;
    database = (await openTestStore()).name;
    start();
    await until(() => status().kind === 'unpaired');
  });

  it('takes no enrolment of another kiosk for its ticket, and goes on asking', async () => {
    server.givesTickets = true;
    await startPaired();
    await until(() => pending() === 0);
    database = (await openTestStore()).name;
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
    isOnline = false;
    await outbox.write(ratingContent());
    server.isRevoked = true;
    isOnline = true;
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
    server.isRevoked = false;
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
    isOnline = false;
    await outbox.write(ratingContent());
    const other = await createFakeSyncServer('kiosk-2');
    server = other;
    isOnline = true;
    database = (await openTestStore()).name;
    const moved = start();
    await until(() => pending() === 2 && storedKinds().length === 2);
    const now = status();
    expect(now.kind === 'ready' && now.queue).toMatchObject({ pending: 2, held: 2 });
    expect((await moved.rescue()).map(({ name }) => name)).toEqual(['mot-cham-kiosk-1-1.json']);
    expect(server.stored.map(({ kiosk }) => kiosk)).toEqual(['kiosk-2', 'kiosk-2']);
  });

  it('hands its unsent records to staff, paired or not', async () => {
    const empty = start({ openStores: () => new Promise(() => undefined) });
    expect(await empty.rescue()).toEqual([]);
    const outbox = await startPaired();
    await until(() => pending() === 0);
    expect(await outbox.rescue()).toEqual([]);
    isOnline = false;
    await outbox.write(ratingContent());
    expect(await outbox.rescue()).toHaveLength(1);
    database = (await openTestStore()).name;
    const unpaired = start();
    await until(() => status().kind === 'pairing-offline');
    const [file] = await unpaired.rescue();
    expect(JSON.parse(file!.text)).toMatchObject({ kind: 'mot-cham-rescue', signature: null });
  });

  it('writes a witness when its clock jumps against the server', async () => {
    let jumpMs = 0;
    const outbox = start({ wallMs: () => 1_790_000_000_500 + jumpMs });
    await until(() => isReady() && pending() === 0);
    jumpMs = 7_200_000;
    await outbox.write(ratingContent());
    await until(() => storedKinds().includes('1 clock') && pending() === 0);
    expect(server.stored.find(({ kind }) => kind === 'clock')?.body).toEqual({
      wallOffsetMs: 7_200_500,
      previousWallOffsetMs: 500,
    });
    expect(server.stored.at(-1)?.time.anchor).toMatchObject({ wallMs: 1_790_007_200_500 });
  });

  it('tells of its clock before the rest of what waited, when it was away', async () => {
    let awayMs = 0;
    const outbox = start({ wallMs: () => 1_790_000_000_500 + awayMs });
    await until(() => isReady() && pending() === 0);
    isOnline = false;
    for (let tap = 0; tap < 120; tap += 1) await outbox.write(ratingContent());
    [awayMs, server.nowMs] = [86_400_000, server.nowMs + 86_400_000];
    await until(() => {
      const now = status();
      return now.kind === 'ready' && !now.queue.online;
    });
    isOnline = true;
    outbox.retryNow();
    await until(() => pending() === 0);
    const ratings = (count: number) => Array<string>(count).fill('1 rating');
    expect(storedKinds()).toEqual(['1 boot', ...ratings(50), '1 clock', ...ratings(70)]);
    const [witness] = server.stored.filter(({ kind }) => kind === 'clock');
    expect(witness).toMatchObject({ seq: 122, time: { anchor: { serverMs: server.nowMs } } });
  });

  it('tells of its clock again until the server has it', async () => {
    let awayMs = 0;
    let lost = 0;
    const outbox = start({
      wallMs: () => 1_790_000_000_500 + awayMs,
      fetch: (path, init) => {
        // The heartbeat comes through, and the next batch does not.
        if (awayMs > 0 && server.health?.pending === 2 && lost++ === 0) {
          return Promise.reject(new TypeError('Failed to fetch'));
        }
        return fetchFromServer(path, init);
      },
    });
    await until(() => isReady() && pending() === 0);
    isOnline = false;
    await outbox.write(ratingContent());
    await outbox.write(ratingContent());
    [awayMs, server.nowMs] = [86_400_000, server.nowMs + 86_400_000];
    isOnline = true;
    outbox.retryNow();
    await until(() => pending() === 0);
    expect(lost).toBeGreaterThan(0);
    expect(storedKinds()).toEqual(['1 boot', '1 rating', '1 rating', '1 clock']);
  });

  it('is not loaded anew at night while the server is away', async () => {
    let monoMs = 0;
    start({ monoMs: () => (monoMs += 1) });
    await until(() => isReady() && pending() === 0);
    isOnline = false;
    monoMs += 86_400_000;
    const now = (): Extract<KioskStatus, { kind: 'ready' }> | undefined => {
      const shown = status();
      return shown.kind === 'ready' ? shown : undefined;
    };
    await until(() => now()?.queue.online === false);
    expect(now()?.reloadDue).toBe(false);
    isOnline = true;
    server.nowMs += 86_400_000;
    await until(() => now()?.reloadDue === true);
  });

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

  it('waits for the code that pairs it, and for the code that renews it', async () => {
    let isLoaded = false;
    const loadSeldom = () =>
      isLoaded ? Promise.resolve(seldom) : Promise.reject(new TypeError('not in the cache'));
    start({ loadSeldom });
    await until(() => status().kind === 'pairing-offline');
    isLoaded = true;
    await until(() => pending() === 0);
    isLoaded = false;
    server.revision = 'r2';
    const revision = (): string => {
      const now = status();
      return now.kind === 'ready' ? now.configuration.revision : '';
    };
    const health = server.health;
    await until(() => server.health !== health);
    expect(revision()).toBe('r1');
    isLoaded = true;
    await until(() => revision() === 'r2');
  });

  it('goes on with the configuration that it has while the newer cannot be had', async () => {
    let isRefused = true;
    const asked: string[] = [];
    start({
      fetch: (address, init) => {
        if (address !== KIOSK_ROUTES.configuration || !isRefused) {
          return fetchFromServer(address, init);
        }
        asked.push(address);
        return Promise.resolve(new Response('<html>', { status: 200 }));
      },
    });
    await until(() => pending() === 0);
    server.revision = 'r2';
    const revision = (): string => {
      const now = status();
      return now.kind === 'ready' ? now.configuration.revision : '';
    };
    await until(() => asked.length > 1);
    expect(revision()).toBe('r1');
    isRefused = false;
    await until(() => revision() === 'r2');
  });

  it('keeps using a new configuration that it has no room to keep', async () => {
    const { store } = await openTestStore(database);
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
    server.revision = 'r2';
    await until(() => {
      const now = status();
      return now.kind === 'ready' && now.configuration.revision === 'r2';
    });
  });

  it('drops an expired history before its first record, if the disk lets it', async () => {
    await startPaired();
    await until(() => pending() === 0);
    const { store } = await openTestStore(database);
    const { enrolment, key } = await store.load();
    const old = await makeRecords({ enrolment: enrolment!, key: key! }, 600);
    await store.put(old, {});
    await store.acknowledge(
      old.map(({ hash }) => hash),
      1,
    );
    files[0]!.fail('write', quotaError());
    files[1]!.fail('write', quotaError());
    start();
    await until(() => status().kind === 'storage-failed');
    files.forEach((file) => file.heal());
    start();
    await until(() => pending() === 0);
    expect((await store.load()).records.length).toBeLessThan(10);
  });

  it('says when the night has come, by the time of the server', async () => {
    let monoMs = 0;
    start({ monoMs: () => (monoMs += 1) });
    const reloadDue = (): boolean => {
      const now = status();
      return now.kind === 'ready' && now.reloadDue;
    };
    await until(() => pending() === 0);
    expect(reloadDue()).toBe(false);
    monoMs += 86_400_000;
    server.nowMs += 86_400_000;
    await until(reloadDue);
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
    const { store } = await openTestStore(database);
    const { enrolment } = await store.load();
    const serverKey = { ...enrolment!.serverKey, publicKey: 'none' };
    await store.put([], { enrolment: { ...enrolment!, serverKey } });
    start();
    const before = server.health;
    await until(() => server.health !== before && isReady());
    expect(pending()).toBe(1);
  });

  it('tells of a loss again when it could not note that it was told', async () => {
    await startPaired();
    await until(() => pending() === 0);
    files[0] = createMemoryFile();
    const { store } = await openTestStore(database);
    const forgetful: typeof store = {
      ...store,
      put: (records, facts, withdrawn) =>
        facts.losses?.length === 0
          ? Promise.reject(quotaError())
          : store.put(records, facts, withdrawn),
    };
    const [first, second, slotA, slotB] = files;
    start({
      openStores: async () => ({
        store: forgetful,
        files: {
          records: { first, second: second! },
          enrolment: openEnrolmentFile(slotA!, slotB!),
        },
      }),
    });
    await until(() => pending() === 0);
    start();
    await until(() => pending() === 0);
    expect(storedKinds().filter((kind) => kind === '1 storage-loss')).toHaveLength(2);
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

  const sayDuty = (outbox: Outbox) =>
    outbox.write({ kind: 'duty', body: { counter: 'counter-1', official: 'official-1' } });
  const shownOfficials = (): string[] => {
    const now = status();
    if (now.kind !== 'ready') return [];
    return now.configuration.duties.map(({ official }) => official.id);
  };

  it('shows who serves before it says that it is kept, and over a restart without a network', async () => {
    const outbox = await startPaired();
    await until(() => pending() === 0);
    isOnline = false;
    expect((await sayDuty(outbox)).ok).toBe(true);
    expect(shownOfficials()).toEqual(['official-1']);
    await startPaired();
    expect(shownOfficials()).toEqual(['official-1']);
    isOnline = true;
    await until(() => server.stored.some(({ kind }) => kind === 'duty'));
    expect(shownOfficials()).toEqual(['official-1']);
  });

  it('shows what the server makes of it once the server has heard it', async () => {
    const outbox = await startPaired();
    await until(() => pending() === 0);
    isOnline = false;
    await sayDuty(outbox);
    // What it has heard is the server's word: here it shows nobody.
    server.revision = 'r2';
    isOnline = true;
    await until(() => pending() === 0 && shownOfficials().length === 0);
  });

  it('says so when who serves would be forgotten by the next start', async () => {
    const { store } = await openTestStore(database);
    let isBroken = false;
    const put: typeof store.put = (records, facts, withdrawn) =>
      isBroken && facts.enrolment !== undefined
        ? Promise.reject(quotaError())
        : store.put(records, facts, withdrawn);
    const outbox = start({
      openStores: () => Promise.resolve({ store: { ...store, put }, files: undefined }),
    });
    await until(isReady);
    isBroken = true;
    await expect(sayDuty(outbox)).rejects.toThrow();
    expect(shownOfficials()).toEqual([]);
    isBroken = false;
    expect((await sayDuty(outbox)).ok).toBe(true);
    expect(shownOfficials()).toEqual(['official-1']);
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

  it.each([0, 1, 3, 7])(
    'fills a server again that was restored to its first %i records',
    async (count) => {
      const outbox = await startPaired();
      for (let tap = 0; tap < 7; tap += 1) await outbox.write(ratingContent());
      await until(() => pending() === 0);
      const before = server.stored;
      server.restore(count);
      await outbox.write(ratingContent(1));
      await until(() => server.stored.length === 9 && pending() === 0);
      const seqs = server.stored.map(({ seq }) => seq).sort((a, b) => a - b);
      expect(seqs).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
      expect(server.stored).toEqual(expect.arrayContaining([...before]));
    },
  );

  it('fills a server again that was restored twice', async () => {
    const outbox = await startPaired();
    for (let tap = 0; tap < 4; tap += 1) await outbox.write(ratingContent());
    await until(() => pending() === 0);
    server.restore(3);
    await outbox.write(ratingContent());
    await until(() => server.stored.length === 6 && pending() === 0);
    server.restore(2);
    await outbox.write(ratingContent());
    await until(() => pending() === 0);
    expect(server.stored.length).toBeGreaterThan(3);
  });

  it('tells of a loss later when the disk is full at boot', async () => {
    await startPaired();
    await until(() => pending() === 0);
    const journalFile = files.find((file) => file.size() > 0)!;
    journalFile.fail('write', quotaError());
    start();
    await until(() => status().kind === 'storage-failed');
    journalFile.heal();
    await until(isReady);
  });

  it('sends nothing twice to a server that does not say what it lacks', async () => {
    const outbox = await startPaired();
    server.tellsMissing = false;
    await outbox.write(ratingContent());
    await until(() => pending() === 0);
    server.restore(0);
    await outbox.write(ratingContent());
    await until(() => pending() === 0);
    expect(server.stored.map(({ seq }) => seq)).toEqual([3]);
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
