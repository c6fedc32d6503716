import { beforeEach, vi } from 'vitest';
import type { KioskStatus } from '../../../../kiosk/kiosk-port.ts';
import { openEnrolmentFile } from '../../../../kiosk/outbox/enrolment-file.ts';
import type { Outbox, OutboxDeps } from '../../../../kiosk/outbox/outbox.ts';
import * as seldom from '../../../../kiosk/outbox/seldom.ts';
import { runOutbox } from '../../../../kiosk/outbox/run-outbox.ts';
import { utf8 } from '../../../../shared/record/bytes.ts';
import type { Receipt } from '../../../../shared/record/receipt.ts';
import { createFakeSyncServer, type FakeSyncServer } from '../../../support/fake-sync-server.ts';
import { createMemoryFile, type MemoryFile } from './memory-file.ts';
import { openTestStore } from './open-test-store.ts';

/** Counts the runs of a test: the ones before the last were killed, and do nothing more. */
let lastRun = 0;

/** The device and its server as one test has them; set back before each. */
interface Desk {
  server: FakeSyncServer;
  isOnline: boolean;
  database: string;
  files: MemoryFile[];
  statuses: KioskStatus[];
  timers: (() => void)[];
}

export const desk = {} as Desk; // `useDesk` fills it before a test can look

/** Registers a new device and server for every test of a file. */
export function useDesk(): void {
  beforeEach(async () => {
    desk.server = await createFakeSyncServer();
    desk.isOnline = true;
    desk.database = (await openTestStore()).name;
    desk.files = [0, 1, 2, 3].map(() => createMemoryFile());
    desk.statuses = [];
    desk.timers = [];
    lastRun += 1;
  });
}

export const fetchFromServer: OutboxDeps['fetch'] = async (path, init) => {
  if (!desk.isOnline) throw new TypeError('Failed to fetch');
  const body = typeof init.body === 'string' ? utf8(init.body) : init.body;
  const answer = await desk.server.answer({
    path,
    method: init.method ?? 'GET',
    authorization: new Headers(init.headers).get('authorization') ?? undefined,
    body: body instanceof Uint8Array ? Uint8Array.from(body) : new Uint8Array(),
  });
  const headers = { 'content-type': `${answer.mediaType}; charset=utf-8` };
  return new Response(answer.text, { status: answer.status, headers });
};

export function start(changed: Partial<OutboxDeps> = {}): Outbox {
  desk.timers = [];
  desk.statuses = [];
  let monoMs = 0;
  lastRun += 1;
  const run = lastRun;
  const [first, second, slotA, slotB] = desk.files;
  return runOutbox({
    build: 'test',
    persisted: true,
    battery: () => null,
    serverAddress: 'https://danhgia.example.vn',
    openStores: async () => ({
      store: (await openTestStore(desk.database)).store,
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
      if (run === lastRun) desk.timers.push(task);
      return () => {
        desk.timers = desk.timers.filter((other) => other !== task);
      };
    },
    wallMs: () => 1_790_000_000_500,
    monoMs: () => (monoMs += 1),
    random: () => 0.5,
    newId: () => crypto.randomUUID(),
    report(status) {
      if (run === lastRun) desk.statuses.push(status);
    },
    ...changed,
  });
}

/** Lets everything run, and one timer fire at every look, until the condition holds. */
export async function until(condition: () => boolean): Promise<void> {
  const look = (): boolean => {
    if (condition()) return true;
    desk.timers.shift()?.();
    return false;
  };
  await vi.waitUntil(look, { timeout: 10_000, interval: 2 });
}

/** A receipt that acknowledges nothing; who signs it is what a test is about. */
export const receiptFor = (init: RequestInit): Receipt => ({
  v: 1,
  kiosk: 'kiosk-1',
  epoch: 1,
  request: String(init.method),
  results: [],
  through: 0,
  head: null,
  nowMs: desk.server.nowMs,
  configurationRevision: 'r1',
});

export const status = (): KioskStatus => desk.statuses.at(-1) ?? { kind: 'starting' };
export const isReady = (): boolean => status().kind === 'ready';
export const pending = (): number => {
  const now = status();
  return now.kind === 'ready' ? now.queue.pending : -1;
};
export const storedKinds = (): string[] =>
  desk.server.stored.map(({ epoch, kind }) => `${epoch} ${kind}`);

export async function startPaired(): Promise<Outbox> {
  const outbox = start();
  await until(isReady);
  return outbox;
}
