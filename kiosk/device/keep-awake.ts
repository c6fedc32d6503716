/**
 * Keeps the screen on while this page is seen; the browser lets go whenever it is hidden, so ask
 * again. One without wake locks, or that refuses, keeps the tablet's own habits.
 */
export function keepAwake(): void {
  const { wakeLock } = navigator as { wakeLock?: WakeLock }; // not in every browser
  wakeLock?.request('screen').catch(() => undefined);
}
