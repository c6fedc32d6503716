import type { Battery } from '../../shared/domain/battery.ts';
import { err } from '../../shared/result.ts';
import type { KioskStatus } from '../kiosk-port.ts';
import type { Stores } from './booted.ts';
import { openEnrolmentFile } from './enrolment-file.ts';
import type { JournalFile } from './journal-file.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { newRecordId } from './new-record-id.ts';
import { becomeOnlyWriter } from './only-writer.ts';
import { hasOpfs, openOpfsFile } from './opfs-file.ts';
import type { Outbox, OutboxDeps } from './outbox.ts';
import { runOutbox } from './run-outbox.ts';
import { openStore } from './store.ts';

/** The dedicated worker in which all durable work, signing and sending happens. */
declare const self: DedicatedWorkerGlobalScope;

const DATABASE = 'mot-cham';

const tell = (message: FromWorker): void => self.postMessage(message);
const report = (status: KioskStatus): void => tell({ type: 'status', status });

const loadSeldom: OutboxDeps['loadSeldom'] = () => import('./seldom.ts');

/** As the page last told: only there the browser can be asked. */
let battery: Battery | null = null;

const openedFiles = new Map<string, JournalFile>();

async function openStores(): Promise<Stores> {
  const files = hasOpfs() ? await openFiles() : undefined;
  return { store: await openStore(DATABASE), files };
}

async function openFiles(): Promise<Stores['files']> {
  const [first, second, slotA, slotB] = await Promise.all([
    openFileOnce('records-a'),
    openFileOnce('records-b'),
    openFileOnce('enrolment-a'),
    openFileOnce('enrolment-b'),
  ]);
  return { records: { first, second }, enrolment: openEnrolmentFile(slotA, slotB) };
}

/** A file can be opened once only: after a failure elsewhere the open ones are used again. */
async function openFileOnce(name: string): Promise<JournalFile> {
  const file = openedFiles.get(name) ?? (await openOpfsFile(name));
  openedFiles.set(name, file);
  return file;
}

async function start(build: string, persisted: boolean | null): Promise<Outbox> {
  await becomeOnlyWriter(navigator.locks, () => report({ kind: 'other-window' }));
  const outbox = runOutbox({
    build,
    persisted,
    battery: () => battery,
    serverAddress: self.location.origin,
    openStores,
    makeKey: async () => (await loadSeldom()).makeDeviceKey(),
    loadSeldom,
    fetch: (address, init) => fetch(address, init),
    schedule(delayMs, task) {
      const timer = setTimeout(task, delayMs);
      return () => clearTimeout(timer);
    },
    wallMs: Date.now,
    monoMs: () => performance.now(),
    random: Math.random,
    newId: () => newRecordId(Date.now()),
    report,
    freeBytes,
    restart: () => tell({ type: 'restart' }),
  });
  self.addEventListener('online', () => outbox.retryNow());
  return outbox;
}

async function freeBytes(): Promise<number | undefined> {
  const { quota, usage = 0 } = await navigator.storage.estimate();
  return quota && quota - usage;
}

let started: Promise<Outbox> | undefined;

/** What the outbox answers; undefined when it did not start, as its status says, or failed. */
const ask = async <Answer>(question: (outbox: Outbox) => Answer | Promise<Answer>) =>
  started?.then(question).catch(() => undefined);

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  switch (data.type) {
    case 'start':
      started = start(data.build, data.persisted);
      started.catch(() => report({ kind: 'storage-failed', reason: 'broken' }));
      break;
    case 'write':
      // A ticket is always answered: a screen waits for it.
      void ask((outbox) => outbox.write(data.content)).then((result = err('broken')) =>
        tell({ type: 'written', ticket: data.ticket, result }),
      );
      break;
    case 'battery':
      ({ battery } = data);
      break;
    case 'retryNow':
    case 'pairAgain':
      void ask((outbox) => outbox[data.type]());
      break;
    case 'rescue':
      // Where its code did not load there is nothing to carry now.
      void ask((outbox) => outbox.rescue()).then((files = []) => tell({ type: 'rescued', files }));
      break;
  }
});
