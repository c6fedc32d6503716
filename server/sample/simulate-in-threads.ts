import { Worker } from 'node:worker_threads';
import type { KioskPlan } from './kiosk-plan.ts';
import type { OpenedDelivery } from './open-delivery.ts';
import type { SimulationSetting } from './simulate-kiosk.ts';
import type { SimulationMessage, SimulationTask } from './simulation-worker.ts';

const WORKER = new URL('./simulation-worker.ts', import.meta.url);

/** Deliveries that one thread may be ahead of the reader: 27 MB if each is full. */
const AHEAD = 100;

/** Kiosks that are simulated beside this thread. */
export interface Simulation {
  /** Starts to make the deliveries of these kiosks. */
  readonly begin: (plans: readonly KioskPlan[], setting: SimulationSetting) => void;
  /**
   * Those of one kiosk in their order, those of different kiosks mixed. Rejects when a thread
   * fails.
   */
  readonly deliveries: () => AsyncGenerator<OpenedDelivery>;
  /** Ends the threads, through or not. */
  readonly end: () => Promise<void>;
}

/** Starts `threads` threads: they read their program while this one prepares what they are told. */
export function startSimulation(threads: number): Simulation {
  const inbox = makeInbox();
  const workers = Array.from({ length: threads }, () => {
    const worker = new Worker(WORKER);
    worker.on('message', (message: SimulationMessage) => inbox.put({ worker, message }));
    worker.on('error', (error) => inbox.fail(error));
    return worker;
  });
  return {
    begin: (plans, setting) => {
      for (const [index, worker] of workers.entries()) {
        const own = plans.filter((_plan, place) => place % threads === index);
        worker.postMessage({ plans: own, setting, ahead: AHEAD } satisfies SimulationTask);
      }
    },
    async *deliveries() {
      for (let running = workers.length; running > 0;) {
        const { worker, message } = await inbox.take();
        if (message === null) {
          running -= 1;
        } else {
          worker.postMessage('taken');
          yield message;
        }
      }
    },
    end: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
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
