import type { KioskReady } from '../kiosk-port.ts';

const HOUR_MS = 3_600_000;
const LONG_QUEUE = 500;

export type StaffSignal = 'quiet' | 'warning' | 'alarm';

/**
 * What the dot in the corner says to staff. Citizens are told nothing: their rating is kept either
 * way. Alarm: refused by the server, over 500 records waiting, or an hour without the server.
 */
export function staffSignal(
  { queue, refusal }: Pick<KioskReady, 'queue' | 'refusal'>,
  nowWallMs: number,
): StaffSignal {
  if (refusal !== null || queue.pending > LONG_QUEUE) return 'alarm';
  if (queue.pending === 0) return 'quiet';
  const sinceMs = queue.lastContactWallMs ?? queue.oldestPendingWallMs ?? nowWallMs;
  if (queue.online) return 'quiet';
  return nowWallMs - sinceMs < HOUR_MS ? 'warning' : 'alarm';
}
