import { median } from 'simple-statistics';
import type { KioskDay, KioskDayTotals } from '../../shared/api/kiosk-days.ts';
import { addDays, localDayOf, type LocalDay } from '../../shared/domain/local-day.ts';
import { CLOSED, type OpeningHours } from '../../shared/domain/opening-hours.ts';
import type { DayRange } from '../../shared/domain/period.ts';
import { sizeOfGap, type DatedGap, type GapKind } from './chain-gaps.ts';
import { NO_CONTACT, type ContactMap } from './contact-map.ts';
import { expectedContact, silenceOf, touchesDay, type ContactSpan } from './silent-minutes.ts';

/** A counted rating, as far as it tells how the device worked. */
export interface RatingTrace {
  readonly epoch: number;
  readonly seq: number;
  readonly localDay: LocalDay;
  readonly earliestMs: number;
  readonly latestMs: number;
  readonly quality: keyof KioskDay['quality'];
  readonly receivedAtMs: number;
}

/** A stored record of any kind. */
export interface RecordTrace {
  readonly epoch: number;
  readonly seq: number;
  readonly receivedAtMs: number;
}

export interface DeviceFacts {
  readonly range: DayRange;
  /** Of the days asked for. */
  readonly ratings: readonly RatingTrace[];
  /** Every record that may be of those days, in order of epoch and seq. */
  readonly records: readonly RecordTrace[];
  readonly gaps: readonly DatedGap[];
  readonly contacts: ReadonlyMap<LocalDay, ContactMap>;
  readonly hours: OpeningHours;
  /** Days on which nobody was expected, whatever the hours of the week say. */
  readonly closedDays?: ReadonlySet<LocalDay>;
  readonly span: ContactSpan;
}

/** One row for every day of the range, in order. */
export function deviceDays(facts: DeviceFacts): KioskDay[] {
  const ratings = Map.groupBy(facts.ratings, ({ localDay }) => localDay);
  const records = Map.groupBy(daysOfRecords(facts), (day) => day);
  return daysIn(facts.range).map((day) => {
    const given = ratings.get(day) ?? [];
    return {
      day,
      records: records.get(day)?.length ?? 0,
      ratings: given.length,
      holes: missingOn(facts.gaps, day, 'hole'),
      knownLost: missingOn(facts.gaps, day, 'known-lost'),
      ...silenceOn(facts, day),
      delay: delayOf(given),
      quality: qualityOf(given),
    };
  });
}

/** Sums over the days; the delay is that of the whole stretch. */
export function totalsOf(
  days: readonly KioskDay[],
  ratings: readonly RatingTrace[],
): KioskDayTotals {
  const sum = (pick: (day: KioskDay) => number) => days.reduce((all, day) => all + pick(day), 0);
  const heard = days.flatMap(({ silentMinutes }) => silentMinutes ?? []);
  return {
    records: sum(({ records }) => records),
    ratings: sum((day) => day.ratings),
    holes: sum(({ holes }) => holes),
    knownLost: sum(({ knownLost }) => knownLost),
    openMinutes: sum(({ openMinutes }) => openMinutes),
    silentMinutes: heard.length === 0 ? null : heard.reduce((all, minutes) => all + minutes, 0),
    delay: delayOf(ratings),
    quality: qualityOf(ratings),
  };
}

/** Missing records of one kind that are put on a day: the first on which they can be of. */
export const missingOn = (gaps: readonly DatedGap[], day: LocalDay, kind: GapKind): number =>
  gaps
    .filter((gap) => gap.kind === kind && gap.firstDay === day)
    .reduce((all, gap) => all + sizeOfGap(gap), 0);

/**
 * The day of each record. A rating has its own; any other is as late as its receipt and the rating
 * behind it allow.
 */
export function daysOfRecords({
  ratings,
  records,
}: Pick<DeviceFacts, 'ratings' | 'records'>): LocalDay[] {
  const known = new Map(ratings.map(({ epoch, seq, localDay }) => [`${epoch}.${seq}`, localDay]));
  const days: LocalDay[] = [];
  let behind: { epoch: number; day: LocalDay } | undefined;
  for (const { epoch, seq, receivedAtMs } of records.toReversed()) {
    const own = known.get(`${epoch}.${seq}`);
    const received = localDayOf(receivedAtMs);
    const limit = behind?.epoch === epoch && behind.day < received ? behind.day : received;
    if (own !== undefined) behind = { epoch, day: own };
    days.push(own ?? limit);
  }
  return days.reverse();
}

function silenceOn(
  { contacts, hours: week, closedDays, span }: DeviceFacts,
  day: LocalDay,
): Pick<KioskDay, 'openMinutes' | 'silentMinutes'> {
  const expected = expectedContact(span);
  if (expected === null || !touchesDay(expected, day)) {
    return { openMinutes: 0, silentMinutes: null };
  }
  const hours = closedDays?.has(day) === true ? CLOSED : week;
  return silenceOf({ day, contact: contacts.get(day) ?? NO_CONTACT, hours, ...expected });
}

/** From the middle of the time in which it was given to its receipt, in ms; null without ratings. */
function delayOf(ratings: readonly RatingTrace[]): KioskDay['delay'] {
  if (ratings.length === 0) return null;
  const delays = ratings.map(({ earliestMs, latestMs, receivedAtMs }) =>
    Math.max(0, receivedAtMs - (earliestMs + latestMs) / 2),
  );
  return {
    medianMs: Math.round(median(delays)),
    maxMs: Math.round(delays.reduce((most, delay) => Math.max(most, delay), 0)),
  };
}

function qualityOf(ratings: readonly RatingTrace[]): KioskDay['quality'] {
  const mix = { A: 0, B: 0, C: 0, D: 0 };
  for (const { quality } of ratings) mix[quality] += 1;
  return mix;
}

export function daysIn({ firstDay, lastDay }: DayRange): LocalDay[] {
  const days: LocalDay[] = [];
  for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) days.push(day);
  return days;
}
