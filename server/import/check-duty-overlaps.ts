import type { DutyEntry, StoredOrganisation } from './entries.ts';
import { ENTRY_KEY } from './entries.ts';
import { MESSAGES } from './issue-messages.ts';
import type { LocatedEntry } from './parse-rows.ts';

interface Stretch {
  readonly duty: DutyEntry;
  /** Undefined for a duty that is stored already. */
  readonly located: LocatedEntry<DutyEntry> | undefined;
}

/**
 * One official at a time serves a counter. Of two overlapping duties of the file the later one is
 * reported; against a stored duty, the row of the file.
 */
export function checkDutyOverlaps(
  rows: readonly LocatedEntry<DutyEntry>[],
  stored: StoredOrganisation,
): void {
  const replaced = new Set(rows.map(({ entry }) => ENTRY_KEY.duties(entry)));
  const kept = stored.duties.filter((duty) => !replaced.has(ENTRY_KEY.duties(duty)));
  const stretches: Stretch[] = [
    ...rows.map((located) => ({ duty: located.entry, located })),
    ...kept.map((duty) => ({ duty, located: undefined })),
  ];
  const counters = Map.groupBy(stretches, ({ duty }) => duty.counterCode);
  for (const ofCounter of counters.values()) checkCounter(ofCounter);
}

function checkCounter(stretches: Stretch[]): void {
  stretches.sort((a, b) => a.duty.startsAtMs - b.duty.startsAtMs);
  let reachesFurthest: Stretch | undefined;
  for (const stretch of stretches) {
    if (reachesFurthest !== undefined) reportOverlap(reachesFurthest, stretch);
    if (reachesFurthest === undefined || stretch.duty.endsAtMs > reachesFurthest.duty.endsAtMs) {
      reachesFurthest = stretch;
    }
  }
}

function reportOverlap(earlier: Stretch, later: Stretch): void {
  if (later.duty.startsAtMs >= earlier.duty.endsAtMs) return;
  // Same counter and start: already reported as a repeated row.
  if (later.duty.startsAtMs === earlier.duty.startsAtMs) return;
  if (later.located !== undefined && earlier.located !== undefined) {
    later.located.cells.report('from', MESSAGES.overlapsRow(earlier.located.row));
  } else if (later.located !== undefined) {
    later.located.cells.report('from', MESSAGES.overlapsStored(earlier.duty.officialCode));
  } else {
    earlier.located?.cells.report('to', MESSAGES.overlapsStored(later.duty.officialCode));
  }
}
