import { setTimeout as delay } from 'node:timers/promises';
import { addDays, localDayOf, localDayStartMs } from '../../shared/domain/local-day.ts';

/** What a journey takes, on a busy machine too. */
const JOURNEY_MS = 180_000;

/**
 * Waits until the next day in Viet Nam when this one is about to end: duty that staff say ends at
 * midnight, and so may a period. A journey happens on one day.
 */
export async function awayFromMidnight(): Promise<void> {
  const nowMs = Date.now();
  const leftMs = localDayStartMs(addDays(localDayOf(nowMs), 1)) - nowMs;
  if (leftMs < JOURNEY_MS) await delay(leftMs + 1_000);
}
