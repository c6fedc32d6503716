import { parentPort, workerData } from 'node:worker_threads';
import type { Delivery } from './deliveries.ts';
import type { KioskPlan } from './kiosk-plan.ts';
import { interleave } from './interleave.ts';
import { simulateKiosk, type SimulationSetting } from './simulate-kiosk.ts';

/** What a worker thread is started with. */
export interface SimulationTask {
  readonly plans: readonly KioskPlan[];
  readonly setting: SimulationSetting;
  /** Deliveries that may be under way before the first was taken. */
  readonly ahead: number;
}

/** A delivery, or null after the last one. The reader answers each with any message. */
export type SimulationMessage = Delivery | null;

/** Kiosks that a thread simulates side by side. */
const AT_ONCE = 60;

const port = parentPort;
if (port !== null) {
  // Started by `simulateInThreads` and by nobody else, with its task.
  const { plans, setting, ahead } = workerData as SimulationTask;
  let credit = ahead;
  let onCredit: () => void = () => undefined;
  port.on('message', () => {
    credit += 1;
    onCredit();
  });
  // A kiosk has one batch under way at a time: only those of different kiosks share a transaction.
  const kiosks = plans.map((plan) => () => simulateKiosk(plan, setting));
  for await (const delivery of interleave(kiosks, AT_ONCE)) {
    while (credit === 0) await new Promise<void>((resolve) => (onCredit = resolve));
    credit -= 1;
    port.postMessage(delivery satisfies SimulationMessage, [delivery.body.buffer]);
  }
  port.postMessage(null satisfies SimulationMessage);
  port.close();
}
