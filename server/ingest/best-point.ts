import type { TimeEvidence } from '../../shared/record/record.ts';
import type { Interval } from './time-bounds.ts';

/** Two clocks of one tablet that differ by less have run together. */
const SAME_PACE_MS = 2_000;

/**
 * The likeliest moment inside a wide interval. Where the wall clock went with the monotonic one
 * since the anchor, the tablet neither slept nor was it set: the anchor carried along is the
 * moment. Where the wall clock went further, the tablet slept or was set forward: the anchor
 * carried along the wall clock, if that is possible at all. Without such a comparison the wall
 * clock alone chooses, held inside the interval.
 */
export function bestPoint(interval: Interval, { wallMs, monoMs, anchor }: TimeEvidence): number {
  if (anchor?.wallMs === undefined) return within(interval, wallMs);
  const monoElapsedMs = monoMs - anchor.monoMs;
  const wallElapsedMs = wallMs - anchor.wallMs;
  const byWallMs = anchor.serverMs + wallElapsedMs;
  const hasSlept = wallElapsedMs - monoElapsedMs > SAME_PACE_MS;
  const isPossible = within(interval, byWallMs) === byWallMs;
  return hasSlept && isPossible ? byWallMs : within(interval, anchor.serverMs + monoElapsedMs);
}

const within = ({ earliestMs, latestMs }: Interval, ms: number): number =>
  Math.max(earliestMs, Math.min(latestMs, ms));
