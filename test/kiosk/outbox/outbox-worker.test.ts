import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FromWorker, ToWorker } from '../../../kiosk/outbox/messages.ts';
import { KIOSK_ROUTES } from '../../../shared/api/kiosk-routes.ts';
import { createFakeSyncServer } from '../../support/fake-sync-server.ts';
import { ratingContent } from './support/make-records.ts';
import { stubOpfs, type OpfsStub } from './support/stub-opfs.ts';

/** A loaded machine takes its time. */
const PATIENCE = { timeout: 10_000 };

let told: FromWorker[];
let opfs: OpfsStub;
let online: () => void;
let say: (message: ToWorker) => void;

/**
 * The worker's own scope, and a run of its script in it. The scopes stay for the runs of earlier
 * tests, which end with this file's process.
 */
beforeEach(async () => {
  told = [];
  vi.stubGlobal('indexedDB', new IDBFactory());
  opfs = stubOpfs();
  vi.stubGlobal('self', {
    location: { origin: 'https://danhgia.example.vn' },
    postMessage: (message: FromWorker) => told.push(message),
    addEventListener(type: string, listener: (event: { readonly data: ToWorker }) => void) {
      if (type === 'message') say = (data) => listener({ data });
      else online = listener as unknown as typeof online;
    },
  });
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  vi.resetModules();
  await import('../../../kiosk/outbox/outbox-worker.ts');
});

const heard = <Type extends FromWorker['type']>(type: Type) =>
  told.filter(
    (message): message is Extract<FromWorker, { readonly type: Type }> => message.type === type,
  );
const kinds = () => heard('status').map(({ status }) => status.kind);
const start = () => say({ type: 'start', build: 'test', persisted: true });

describe("the outbox's worker", () => {
  it('starts when it is told to, and tries again when it is asked or back online', async () => {
    start();
    await vi.waitUntil(() => kinds().includes('pairing-offline'), PATIENCE);
    const before = told.length;
    say({ type: 'retryNow' });
    await vi.waitUntil(() => told.length > before, PATIENCE);
    online();
    await vi.waitUntil(() => told.length > before + 1, PATIENCE);
  });

  it('answers every write, also one that it cannot take', async () => {
    say({ type: 'write', ticket: 1, content: ratingContent() });
    start();
    say({ type: 'write', ticket: 2, content: ratingContent() });
    await vi.waitUntil(() => heard('written').length === 2, PATIENCE);
    expect(heard('written')).toEqual([
      { type: 'written', ticket: 1, result: { ok: false, error: 'broken' } },
      { type: 'written', ticket: 2, result: { ok: false, error: 'broken' } },
    ]);
  });

  it('hands out what was not sent: nothing, before anything was written', async () => {
    say({ type: 'rescue' });
    await vi.waitUntil(() => heard('rescued').length === 1, PATIENCE);
    start();
    say({ type: 'rescue' });
    say({ type: 'pairAgain' });
    await vi.waitUntil(() => heard('rescued').length === 2, PATIENCE);
    expect(heard('rescued').map(({ files }) => files)).toEqual([[], []]);
  });

  it('starts with the database alone in a browser without files of its own', async () => {
    vi.stubGlobal('FileSystemFileHandle', Object);
    start();
    await vi.waitUntil(() => kinds().includes('pairing-offline'), PATIENCE);
    expect(kinds()).not.toContain('storage-failed');
  });

  it('says that it cannot keep anything where it may not be the only writer', async () => {
    vi.stubGlobal('navigator', { locks: { request: () => Promise.reject(new Error('no')) } });
    start();
    say({ type: 'write', ticket: 1, content: ratingContent() });
    say({ type: 'rescue' });
    await vi.waitUntil(
      () => heard('written').length === 1 && heard('rescued').length === 1,
      PATIENCE,
    );
    expect(kinds()).toContain('storage-failed');
  });

  it.each([
    ['some', { quota: 1e9, usage: 1e6 }, 'ready'],
    ['unknown', {}, 'ready'],
    ['little', { quota: 1e7 }, 'storage-failed'],
  ])('pairs, and with %s room left is %j', async (_, estimate, kind) => {
    opfs.estimate = estimate;
    const server = await createFakeSyncServer();
    server.nowMs = Date.now();
    let isBroken = true;
    vi.stubGlobal('fetch', async (path: string, { method = 'GET', ...init }: RequestInit) => {
      if (path === KIOSK_ROUTES.records && isBroken) {
        isBroken = false;
        throw new TypeError('Failed to fetch');
      }
      const body = await new Response(init.body).bytes();
      const authorization = new Headers(init.headers).get('authorization') ?? undefined;
      const { status, mediaType, text } = await server.answer({
        path,
        method,
        authorization,
        body,
      });
      return new Response(text, { status, headers: { 'content-type': mediaType } });
    });
    const battery = { percent: 41, charging: false };
    say({ type: 'battery', battery });
    start();
    await vi.waitUntil(() => heard('status').length > 1 && kinds().includes('unpaired'), PATIENCE);
    say({ type: 'retryNow' });
    // The first exchange fails; nobody waits until the kiosk tries again by itself.
    const isThrough = () => {
      say({ type: 'retryNow' });
      return kinds().at(-1) === kind && server.stored.length > 0;
    };
    await vi.waitUntil(isThrough, PATIENCE);
    say({ type: 'write', ticket: 1, content: ratingContent() });
    await vi.waitUntil(() => heard('written').length === 1, PATIENCE);
    expect(heard('written')[0]?.result.ok).toBe(true);
    await vi.waitUntil(() => server.stored.some((record) => record.kind === 'rating'), PATIENCE);
    expect(server.health?.battery).toEqual(battery);
    if (kind !== 'ready') return;
    // The scope of an earlier test may still have a word to say: it is not always the last that counts.
    const before = kinds().length;
    say({ type: 'pairAgain' });
    await vi.waitUntil(() => kinds().slice(before).includes('unpaired'), PATIENCE);
    say({ type: 'retryNow' });
    await vi.waitUntil(() => heard('restart').length === 1, PATIENCE);
  });
});
