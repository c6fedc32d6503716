/**
 * Keeps the screen on while this page is seen; the browser lets go whenever it is hidden. One
 * without wake locks, or that refuses, keeps the tablet's own habits.
 */
export function keepAwake(): void {
  const ask = (): void => {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    navigator.wakeLock.request('screen').catch(() => undefined);
  };
  document.addEventListener('visibilitychange', ask);
  ask();
}
