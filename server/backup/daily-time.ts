import { DAY_MS } from '../../shared/domain/local-day.ts';
const MINUTE_MS = 60_000;
/** UTC+7, without daylight saving. */
const LOCAL_OFFSET_MS = 7 * 3_600_000;

/**
 * The first instant after `afterMs` at which Viet Nam's clocks show `atMinute` (minutes after
 * midnight).
 */
export function nextDailyMs(afterMs: number, atMinute: number): number {
  const localMs = afterMs + LOCAL_OFFSET_MS;
  const dayStartMs = localMs - (((localMs % DAY_MS) + DAY_MS) % DAY_MS);
  const today = dayStartMs + atMinute * MINUTE_MS;
  return (today > localMs ? today : today + DAY_MS) - LOCAL_OFFSET_MS;
}
