import { Worker } from 'node:worker_threads';
import type { Delivery } from './deliveries.ts';
import type { KioskPlan } from './kiosk-plan.ts';
import type { SimulationSetting } from './simulate-kiosk.ts';
import type { SimulationMessage, SimulationTask } from './simulation-worker.ts';

const WORKER = new URL('./simulation-worker.ts', import.meta.url);

/** Deliveries that one thread may be ahead of the reader: about 5 MB. */
const AHEAD = 100;

/**
 * The deliveries of all kiosks, made in `threads` threads beside this one: those of one kiosk in
 * their order, those of different kiosks mixed. Rejects when a thread fails.
 */
export async function* simulateInThreads(
  plans: readonly KioskPlan[],
  setting: SimulationSetting,
  threads: number,
): AsyncGenerator<Delivery> {
  const inbox = makeInbox();
  const workers = Array.from({ length: threads }, (_, index) => {
    const task: SimulationTask = {
      plans: plans.filter((_plan, place) => place % threads === index),
      setting,
      ahead: AHEAD,
    };
    const worker = new Worker(WORKER, { workerData: task });
    worker.on('message', (message: SimulationMessage) => inbox.put({ worker, message }));
    worker.on('error', (error) => inbox.fail(error));
    return worker;
  });
  try {
    for (let running = workers.length; running > 0;) {
      const { worker, message } = await inbox.take();
      if (message === null) {
        running -= 1;
      } else {
        worker.postMessage('taken');
        yield message;
      }
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

interface Letter {
  readonly worker: Worker;
  readonly message: SimulationMessage;
}

function makeInbox() {
  const letters: Letter[] = [];
  let failure: Error | undefined;
  let wake: () => void = () => undefined;
  return {
    put: (letter: Letter) => {
      letters.push(letter);
      wake();
    },
    fail: (error: unknown) => {
      failure = error instanceof Error ? error : new Error(String(error));
      wake();
    },
    take: async (): Promise<Letter> => {
      for (;;) {
        if (failure !== undefined) throw failure;
        const letter = letters.shift();
        if (letter !== undefined) return letter;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}
