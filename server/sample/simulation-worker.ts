import { once } from 'node:events';
import { parentPort } from 'node:worker_threads';
import type { KioskPlan } from './kiosk-plan.ts';
import { interleave } from './interleave.ts';
import { deliveryOpener, type OpenedDelivery } from './open-delivery.ts';
import { simulateKiosk, type SimulationSetting } from './simulate-kiosk.ts';

/** What a worker thread is told first. */
export interface SimulationTask {
  readonly plans: readonly KioskPlan[];
  readonly setting: SimulationSetting;
  /** Deliveries that may be under way before the first was taken. */
  readonly ahead: number;
}

/** A delivery, or null after the last one. The reader answers each with `taken`. */
export type SimulationMessage = OpenedDelivery | null;

/** Kiosks that a thread simulates side by side. */
const AT_ONCE = 60;

const port = parentPort;
if (port !== null) {
  // Started by `startSimulation` and by nobody else, which sends its task first.
  const [{ plans, setting, ahead }] = (await once(port, 'message')) as [SimulationTask];
  let credit = ahead;
  let onCredit: () => void = () => undefined;
  port.on('message', () => {
    credit += 1;
    onCredit();
  });
  // A kiosk has one batch under way at a time: only those of different kiosks share a transaction.
  const kiosks = plans.map((plan) => () => simulateKiosk(plan, setting));
  const open = deliveryOpener(plans, setting.serverKeyId);
  for await (const delivery of interleave(kiosks, AT_ONCE)) {
    while (credit === 0) await new Promise<void>((resolve) => (onCredit = resolve));
    credit -= 1;
    port.postMessage((await open(delivery)) satisfies SimulationMessage);
  }
  port.postMessage(null satisfies SimulationMessage);
  port.close();
}
