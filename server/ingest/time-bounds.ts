import type { TimeAnchor, TimeEvidence } from '../../shared/record/record.ts';

/** Between these two instants, both included. UTC ms. */
export interface Interval {
  readonly earliestMs: number;
  readonly latestMs: number;
}

/** Nothing of an epoch was written before it was opened, nor after it was received. */
export interface TimeBounds {
  readonly openedAtMs: number;
  readonly receivedAtMs: number;
}

/** A record's evidence with the interval that follows from it. */
export interface Bounded extends Interval {
  readonly time: TimeEvidence;
}

/**
 * How much faster than time a monotonic clock can run: the kernel corrects it by at most 500 parts
 * per million (adjtimex(2), MAXFREQ), crystals drift less.
 */
const FASTEST_DRIFT = 500e-6;

/** What passed at least while a monotonic clock went on by `monoMs`. */
const leastElapsedMs = (monoMs: number): number => Math.max(0, monoMs) * (1 - FASTEST_DRIFT);

/**
 * The interval of each record by rules 1 to 4 of `ratedAt`, in the order given. Every interval
 * lies inside the bounds, whatever the evidence says.
 */
export function timeBounds(evidence: readonly TimeEvidence[], bounds: TimeBounds): Bounded[] {
  const whole = {
    earliestMs: Math.min(bounds.openedAtMs, bounds.receivedAtMs),
    latestMs: bounds.receivedAtMs,
  };
  return withCeilings(withFloors(evidence, whole), whole);
}

interface Floored {
  readonly time: TimeEvidence;
  readonly earliestMs: number;
}

function withFloors(evidence: readonly TimeEvidence[], whole: Interval): Floored[] {
  let floorMs = whole.earliestMs;
  let before: TimeEvidence | undefined;
  return evidence.map((time) => {
    const afterPrevious = floorMs + stepMs(before, time);
    floorMs = within(whole, Math.max(afterPrevious, anchoredFloor(time)));
    before = time;
    return { time, earliestMs: floorMs };
  });
}

function withCeilings(floored: readonly Floored[], whole: Interval): Bounded[] {
  const witnesses = laterAnchors();
  let ceilingMs = whole.latestMs;
  let next: TimeEvidence | undefined;
  const fromEnd = floored.toReversed().map(({ time, earliestMs }) => {
    const beforeNext = ceilingMs - stepMs(time, next);
    ceilingMs = within(whole, Math.min(beforeNext, witnesses.ceilingOf(time)));
    witnesses.add(time);
    next = time;
    // Evidence that contradicts itself: what the server heard later bounds what it heard before.
    return { time, earliestMs: Math.min(earliestMs, ceilingMs), latestMs: ceilingMs };
  });
  return fromEnd.reverse();
}

/** Not before the stamp of its own anchor with what passed since it was heard. */
function anchoredFloor({ anchor, monoMs }: TimeEvidence): number {
  if (anchor === null || anchor.monoMs > monoMs) return -Infinity;
  return anchor.serverMs + leastElapsedMs(monoMs - anchor.monoMs);
}

/** The anchors of the records behind the one that is looked at. */
function laterAnchors() {
  let boot: string | undefined;
  let ofBoot: TimeAnchor[] = [];
  let ofLaterBootsMs = Infinity;
  return {
    add({ anchor, boot: itsBoot }: TimeEvidence): void {
      if (boot !== itsBoot) {
        for (const { serverMs } of ofBoot) ofLaterBootsMs = Math.min(ofLaterBootsMs, serverMs);
        [boot, ofBoot] = [itsBoot, []];
      }
      const isNews = anchor !== null && ofBoot.at(-1)?.monoMs !== anchor.monoMs;
      if (isNews) ofBoot.push(anchor);
    },
    ceilingOf({ boot: itsBoot, monoMs }: TimeEvidence): number {
      if (itsBoot !== boot) {
        return ofBoot.reduce((least, { serverMs }) => Math.min(least, serverMs), ofLaterBootsMs);
      }
      return ofBoot.reduce((least, anchor) => {
        const askedAfterMs = anchor.monoMs - anchor.roundTripMs - monoMs;
        if (askedAfterMs < 0) return least;
        return Math.min(least, anchor.serverMs - leastElapsedMs(askedAfterMs));
      }, ofLaterBootsMs);
    },
  };
}

/** At least this much passed between a record and the one before it: nothing across boots. */
function stepMs(before: TimeEvidence | undefined, after: TimeEvidence | undefined): number {
  if (before === undefined || after?.boot !== before.boot) return 0;
  return leastElapsedMs(after.monoMs - before.monoMs);
}

const within = ({ earliestMs, latestMs }: Interval, ms: number): number =>
  Math.max(earliestMs, Math.min(latestMs, ms));
