import type { Ago } from './kiosk-presence.ts';

/** A stretch of time in the largest unit of which two have passed; below that, in seconds. */
export function durationOf(ms: number): Ago {
  const seconds = Math.round(ms / 1000);
  if (seconds >= 2 * 86_400) return { unit: 'days', count: Math.round(seconds / 86_400) };
  if (seconds >= 2 * 3600) return { unit: 'hours', count: Math.round(seconds / 3600) };
  if (seconds >= 120) return { unit: 'minutes', count: Math.round(seconds / 60) };
  return { unit: 'seconds', count: seconds };
}
