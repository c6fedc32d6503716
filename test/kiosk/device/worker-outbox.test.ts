import { describe, expect, it } from 'vitest';
import { createWorkerOutbox, type WorkerPort } from '../../../kiosk/device/worker-outbox.ts';
import type { KioskStatus } from '../../../kiosk/kiosk-port.ts';
import type { FromWorker, ToWorker } from '../../../kiosk/outbox/messages.ts';
import type { RecordContent } from '../../../shared/record/record.ts';

const content: RecordContent = {
  kind: 'boot',
  body: { build: 'test', persisted: null, journalRecords: 0, storedRecords: 0 },
};

function createBench() {
  const sent: ToWorker[] = [];
  const statuses: KioskStatus[] = [];
  let onMessage: (event: { readonly data: FromWorker }) => void = () => undefined;
  let onError = (): void => undefined;
  const worker: WorkerPort = {
    postMessage: (message) => sent.push(message),
    addEventListener(...[type, listener]: unknown[]) {
      if (type === 'message') onMessage = listener as typeof onMessage;
      else onError = listener as typeof onError;
    },
  };
  const restarts = { count: 0 };
  const outbox = createWorkerOutbox(worker, {
    onStatus: (status) => statuses.push(status),
    onRestart: () => (restarts.count += 1),
  });
  return {
    sent,
    statuses,
    restarts,
    outbox,
    say: (data: FromWorker) => onMessage({ data }),
    break: () => onError(),
  };
}

describe("the page's side of the outbox", () => {
  it('gives each write the answer with its own ticket, in whatever order they come', async () => {
    const { outbox, say } = createBench();
    const first = outbox.write(content);
    const second = outbox.write(content);
    expect(outbox.unwritten).toBe(2);
    say({ type: 'written', ticket: 2, result: { ok: false, error: 'quota' } });
    say({ type: 'written', ticket: 1, result: { ok: true, value: { recordId: 'a' } } });
    expect(await first).toEqual({ ok: true, value: { recordId: 'a' } });
    expect(await second).toEqual({ ok: false, error: 'quota' });
    expect(outbox.unwritten).toBe(0);
  });

  it('passes on what the worker reports', () => {
    const { statuses, say } = createBench();
    say({ type: 'status', status: { kind: 'other-window' } });
    expect(statuses).toEqual([{ kind: 'other-window' }]);
  });

  it('says nothing that is not certain when the worker breaks', async () => {
    const { outbox, statuses, break: breakWorker } = createBench();
    const written = outbox.write(content);
    breakWorker();
    expect(await written).toEqual({ ok: false, error: 'broken' });
    expect(await outbox.write(content)).toEqual({ ok: false, error: 'broken' });
    expect(statuses).toEqual([{ kind: 'storage-failed', reason: 'broken' }]);
    expect(outbox.unwritten).toBe(0);
    expect(outbox.isBroken).toBe(true);
  });

  it('tells the worker to start and to try again', () => {
    const { outbox, sent } = createBench();
    outbox.start('build-1', true);
    outbox.retryNow();
    expect(sent).toEqual([
      { type: 'start', build: 'build-1', persisted: true },
      { type: 'retryNow' },
    ]);
  });
});
