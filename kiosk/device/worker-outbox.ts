import { err, type Result } from '../../shared/result.ts';
import type { RecordContent } from '../../shared/record/record.ts';
import type { KioskStatus, StorageFailure } from '../kiosk-port.ts';
import type { FromWorker, ToWorker } from '../outbox/messages.ts';

type Written = Result<{ readonly recordId: string }, StorageFailure>;

/** The part of a `Worker` that is used. */
export interface WorkerPort {
  postMessage(message: ToWorker): void;
  addEventListener(type: 'message', listener: (event: { readonly data: FromWorker }) => void): void;
  addEventListener(type: 'error', listener: () => void): void;
}

/** The outbox as the page sees it. */
export interface WorkerOutbox {
  start(build: string, persisted: boolean | null): void;
  write(content: RecordContent): Promise<Written>;
  retryNow(): void;
  pairAgain(): void;
  /** Writes that were not answered yet. */
  readonly unwritten: number;
  /** The worker is gone: only a new load of the page brings it back. */
  readonly isBroken: boolean;
}

export interface WorkerListeners {
  /** Hears whatever the worker reports. */
  onStatus(status: KioskStatus): void;
  /** The worker can only go on in a new load of the page. */
  onRestart(): void;
}

/** Speaks with the outbox's worker. */
export function createWorkerOutbox(
  worker: WorkerPort,
  { onStatus, onRestart }: WorkerListeners,
): WorkerOutbox {
  const waiting = new Map<number, (result: Written) => void>();
  let lastTicket = 0;
  let isBroken = false;

  function answer(ticket: number, result: Written): void {
    waiting.get(ticket)?.(result);
    waiting.delete(ticket);
  }

  worker.addEventListener('message', ({ data }) => {
    // 'rescued' is heard by whoever asked for it.
    if (data.type === 'status') onStatus(data.status);
    else if (data.type === 'written') answer(data.ticket, data.result);
    else if (data.type === 'restart') onRestart();
  });
  // The worker did not load or has a fault: nothing it was asked for is certain to be on the disk.
  worker.addEventListener('error', () => {
    isBroken = true;
    waiting.forEach((_, ticket) => answer(ticket, err('broken')));
    onStatus({ kind: 'storage-failed', reason: 'broken' });
  });

  return {
    start: (build, persisted) => worker.postMessage({ type: 'start', build, persisted }),
    write(content) {
      if (isBroken) return Promise.resolve(err('broken'));
      lastTicket += 1;
      const ticket = lastTicket;
      return new Promise((resolve) => {
        waiting.set(ticket, resolve);
        worker.postMessage({ type: 'write', ticket, content });
      });
    },
    retryNow: () => worker.postMessage({ type: 'retryNow' }),
    pairAgain: () => worker.postMessage({ type: 'pairAgain' }),
    get unwritten() {
      return waiting.size;
    },
    get isBroken() {
      return isBroken;
    },
  };
}
