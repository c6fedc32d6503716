import { atomOf, type Atom } from '../../shared/domain/atom.ts';
import {
  addDays,
  localDayOf,
  localDayStartMs,
  type LocalDay,
} from '../../shared/domain/local-day.ts';

interface Day {
  readonly localDay: LocalDay;
  readonly atom: Atom;
}

/**
 * Finds the local day and the atom of instants, and remembers the last one: ratings come in the
 * order in which they were given, and reckoning with the calendar costs more than storing one.
 */
export function dayFinder(): (atMs: number) => Day {
  let last = { startsAtMs: Infinity, endsAtMs: -Infinity, day: undefined as Day | undefined };
  return (atMs) => {
    if (last.day !== undefined && last.startsAtMs <= atMs && atMs < last.endsAtMs) return last.day;
    const localDay = localDayOf(atMs);
    const day = { localDay, atom: atomOf(localDay) };
    const startsAtMs = localDayStartMs(localDay);
    last = { startsAtMs, endsAtMs: localDayStartMs(addDays(localDay, 1)), day };
    return day;
  };
}
