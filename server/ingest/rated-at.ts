import { atomOf } from '../../shared/domain/atom.ts';
import { localDayOf } from '../../shared/domain/local-day.ts';
import type { TimeEvidence } from '../../shared/record/record.ts';

/**
 * A: known to two minutes. B: the local day is certain. C: only the period atom is. D: not even
 * that; shown apart.
 */
export type ClockQuality = 'A' | 'B' | 'C' | 'D';

/** When a record was written: inside the interval, most likely at `bestMs`. UTC ms. */
export interface RatedAt {
  readonly earliestMs: number;
  readonly latestMs: number;
  readonly bestMs: number;
  readonly quality: ClockQuality;
}

/** Nothing of an epoch was written before it was opened, nor after it was received. */
export interface TimeBounds {
  readonly openedAtMs: number;
  readonly receivedAtMs: number;
}

interface Interval {
  readonly earliestMs: number;
  readonly latestMs: number;
}

const A_WIDTH_MS = 120_000;

/**
 * When each of an epoch's records was written, given in the order of their seq. The server's own
 * time is the only authority: an anchor carries it to the moment of the record along the
 * monotonic clock, and what stands before and after in the chain bounds the rest. The tablet's
 * wall clock only chooses a point inside those bounds.
 */
export function ratedAt(evidence: readonly TimeEvidence[], bounds: TimeBounds): RatedAt[] {
  const whole = { earliestMs: bounds.openedAtMs, latestMs: bounds.receivedAtMs };
  const anchored = evidence.map((time) => anchoredInterval(time) ?? whole);
  const fromBefore = notBeforeTheirPredecessors(evidence, anchored, whole);
  const between = notAfterTheirSuccessors(evidence, fromBefore, whole);
  return between.map((interval, index) => dated(interval, evidence[index]?.wallMs ?? 0));
}

/** The server's time at the record by the anchor of the same boot, give or take half the trip. */
function anchoredInterval({ anchor, monoMs }: TimeEvidence): Interval | undefined {
  if (anchor === null || anchor.monoMs > monoMs) return undefined;
  const middleMs = anchor.serverMs + (monoMs - anchor.monoMs);
  const earliestMs = middleMs - anchor.roundTripMs / 2;
  const latestMs = middleMs + anchor.roundTripMs / 2;
  return Number.isFinite(earliestMs) && Number.isFinite(latestMs)
    ? { earliestMs, latestMs }
    : undefined;
}

function notBeforeTheirPredecessors(
  evidence: readonly TimeEvidence[],
  intervals: readonly Interval[],
  whole: Interval,
): Interval[] {
  let floorMs = whole.earliestMs;
  return intervals.map(({ earliestMs, latestMs }, index) => {
    floorMs = within(whole, Math.max(earliestMs, floorMs + stepMs(evidence, index)));
    return { earliestMs: floorMs, latestMs };
  });
}

function notAfterTheirSuccessors(
  evidence: readonly TimeEvidence[],
  intervals: readonly Interval[],
  whole: Interval,
): Interval[] {
  let ceilingMs = whole.latestMs;
  return intervals
    .toReversed()
    .map(({ earliestMs, latestMs }, fromEnd) => {
      const index = intervals.length - 1 - fromEnd;
      ceilingMs = within(whole, Math.min(latestMs, ceilingMs - stepMs(evidence, index + 1)));
      // Evidence that contradicts itself: what the server heard later bounds what it heard before.
      return { earliestMs: Math.min(earliestMs, ceilingMs), latestMs: ceilingMs };
    })
    .toReversed();
}

/** At least this much passed between a record and the one before it: nothing across boots. */
function stepMs(evidence: readonly TimeEvidence[], index: number): number {
  const [before, after] = [evidence[index - 1], evidence[index]];
  if (before === undefined || after?.boot !== before.boot) return 0;
  return Math.max(0, after.monoMs - before.monoMs);
}

function dated({ earliestMs, latestMs }: Interval, wallMs: number): RatedAt {
  const whole = { earliestMs: Math.floor(earliestMs), latestMs: Math.ceil(latestMs) };
  const bestMs = Math.round(
    latestMs - earliestMs <= A_WIDTH_MS
      ? (earliestMs + latestMs) / 2
      : within({ earliestMs, latestMs }, wallMs),
  );
  return { ...whole, bestMs, quality: qualityOf(whole) };
}

function qualityOf({ earliestMs, latestMs }: Interval): ClockQuality {
  if (latestMs - earliestMs <= A_WIDTH_MS) return 'A';
  const [firstDay, lastDay] = [localDayOf(earliestMs), localDayOf(latestMs)];
  if (firstDay === lastDay) return 'B';
  return atomOf(firstDay) === atomOf(lastDay) ? 'C' : 'D';
}

const within = ({ earliestMs, latestMs }: Interval, ms: number): number =>
  Math.max(earliestMs, Math.min(latestMs, ms));
