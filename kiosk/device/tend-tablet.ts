import type { ToWorker } from '../outbox/messages.ts';
import { keepAwake } from './keep-awake.ts';
import { watchBattery } from './watch-battery.ts';

/**
 * What no visit waits for: keeps the screen on, sends what waits when the page is seen again, and
 * lets the outbox know of the battery.
 */
export function tendTablet(worker: { postMessage(message: ToWorker): void }): void {
  keepAwake();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') worker.postMessage({ type: 'retryNow' });
  });
  void watchBattery(navigator, (battery) => worker.postMessage({ type: 'battery', battery }));
}
