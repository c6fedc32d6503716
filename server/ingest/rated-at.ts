import { atomOf } from '../../shared/domain/atom.ts';
import { localDayOf } from '../../shared/domain/local-day.ts';
import type { TimeEvidence } from '../../shared/record/record.ts';
import { bestPoint } from './best-point.ts';
import { timeBounds, type Bounded, type Interval, type TimeBounds } from './time-bounds.ts';

export type { TimeBounds } from './time-bounds.ts';

/**
 * How well a time is known. A: to two minutes, B: to longer; the local day, and with it every
 * period, is certain in both. C: the day is not certain, the period atom is. D: not even the atom;
 * such a rating is counted apart.
 */
export type ClockQuality = 'A' | 'B' | 'C' | 'D';

/** When a record was written: inside the interval, most likely at `bestMs`. UTC ms. */
export interface RatedAt extends Interval {
  readonly bestMs: number;
  readonly quality: ClockQuality;
}

const A_WIDTH_MS = 120_000;

/**
 * When each of an epoch's records was written; `evidence` in the order of their seq, as far as the
 * records came together. The record before them may stand in front, and one that came earlier and
 * has a higher seq at the end: bounds hold over the seats in between. The rule:
 *
 *  1. The server's time is the only authority. A record was written after its epoch was opened and
 *     before it was received.
 *  2. An anchor was stamped by the server before the kiosk heard it, and from then on at least as
 *     much time passed as the monotonic clock shows: it may stop while the tablet sleeps and never
 *     runs ahead (but for its drift). So anchor + Δmono is the earliest moment, and only that.
 *  3. The latest moment is told by what came after: the stamp of a later anchor whose request went
 *     out when the record stood already (same boot: less Δmono in between; later boot: as it is),
 *     and the latest moment of the record behind it. Without any: the receipt.
 *  4. The earliest moment of a record is also one of those behind it, with Δmono inside a boot.
 *  5. The tablet's wall clock never moves a bound: anybody can set it. It only chooses the point
 *     inside them (`bestPoint`).
 *
 * So a record that is sent at once is known to the time of its way; one that waited is known as
 * well as the next exchange that vouches for it; and a clock set by hand moves nothing at all.
 */
export function ratedAt(evidence: readonly TimeEvidence[], bounds: TimeBounds): RatedAt[] {
  return timeBounds(evidence, bounds).map(dated);
}

function dated({ time, ...bounded }: Bounded): RatedAt {
  const earliestMs = Math.floor(bounded.earliestMs);
  const latestMs = Math.ceil(bounded.latestMs);
  const whole = { earliestMs, latestMs };
  return { ...whole, bestMs: bestMsOf(whole, time), quality: qualityOf(whole) };
}

/**
 * The likeliest moment of a record in its interval. It follows from the interval as it is stored
 * and from the record's own evidence: so it can be told again, years later, without the batch.
 */
export function bestMsOf(whole: Interval, time: TimeEvidence): number {
  const { earliestMs, latestMs } = whole;
  const isNarrow = latestMs - earliestMs <= A_WIDTH_MS;
  return Math.round(isNarrow ? (earliestMs + latestMs) / 2 : bestPoint(whole, time));
}

function qualityOf({ earliestMs, latestMs }: Interval): ClockQuality {
  const [firstDay, lastDay] = [localDayOf(earliestMs), localDayOf(latestMs)];
  if (firstDay !== lastDay) return atomOf(firstDay) === atomOf(lastDay) ? 'C' : 'D';
  return latestMs - earliestMs <= A_WIDTH_MS ? 'A' : 'B';
}
