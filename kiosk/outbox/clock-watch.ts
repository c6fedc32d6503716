import type { ClockBody } from '../../shared/record/record.ts';

/** Beyond this a tablet did not drift: it slept, or somebody set its clock. */
const JUMP_MS = 60_000;

/**
 * Follows the tablet's clock against the server's: told the offset with every receipt, answers
 * what a `clock` record says when it jumped, or when the kiosk was away: then the record bears
 * witness to the time of what waited. The first offset of a boot is compared with none.
 */
export function createClockWatch(): (
  wallOffsetMs: number,
  wasAway?: boolean,
) => ClockBody | undefined {
  let previousWallOffsetMs: number | null = null;
  return (wallOffsetMs, wasAway) => {
    const body = { wallOffsetMs, previousWallOffsetMs };
    previousWallOffsetMs = wallOffsetMs;
    const jumpMs = Math.abs(wallOffsetMs - (body.previousWallOffsetMs ?? 0));
    return wasAway || jumpMs > JUMP_MS ? body : undefined;
  };
}
