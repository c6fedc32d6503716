import type { TimeAnchor } from '../../shared/record/record.ts';

const DAY_MS = 86_400_000;
/** 03:00 in Vietnam is 20:00 UTC: four hours before the UTC day ends. */
const TO_NIGHT_MS = 4 * 3_600_000;

/**
 * Has it become three o'clock in the morning since a moment of this run, by the server's time?
 * The tablet's own clock is not asked: it can be set. False until the server was heard.
 */
export function isNightPast(
  anchor: TimeAnchor | null,
  { sinceMonoMs, monoMs }: { readonly sinceMonoMs: number; readonly monoMs: number },
): boolean {
  if (anchor === null) return false;
  const nightsUntil = (atMonoMs: number): number =>
    Math.floor((anchor.serverMs + atMonoMs - anchor.monoMs + TO_NIGHT_MS) / DAY_MS);
  return nightsUntil(monoMs) > nightsUntil(sinceMonoMs);
}
