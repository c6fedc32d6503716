import type { ToWorker } from '../outbox/messages.ts';
import { keepAwake } from './keep-awake.ts';
import { watchBattery } from './watch-battery.ts';

/**
 * Keeps the screen on, sends what waits when the page is seen again, and lets the outbox know of
 * the battery.
 */
export function tendTablet(worker: { postMessage(message: ToWorker): void }): void {
  const onSeen = (): void => {
    if (document.hidden) return;
    keepAwake();
    worker.postMessage({ type: 'retryNow' });
  };
  document.addEventListener('visibilitychange', onSeen);
  onSeen();
  void watchBattery(navigator, (battery) => worker.postMessage({ type: 'battery', battery }));
}
