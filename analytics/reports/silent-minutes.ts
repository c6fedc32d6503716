import { localDayOf, localDayStartMs, type LocalDay } from '../../shared/domain/local-day.ts';
import { stretchesOn, type OpeningHours } from '../../shared/domain/opening-hours.ts';
import {
  firstContact,
  hasContact,
  SLOT_MINUTES,
  slotOfMinute,
  type ContactMap,
} from './contact-map.ts';

const MINUTE_MS = 60_000;

/** Silent for this long within the opening hours of one day is an alarm. */
export const SILENCE_ALARM_MINUTES = 120;

/** What is asked of one kiosk and one day. */
export interface ContactDay {
  readonly day: LocalDay;
  readonly contact: ContactMap;
  readonly hours: OpeningHours;
  /** From when to when the kiosk should have been heard, UTC ms, the end exclusive. */
  readonly fromMs: number;
  readonly untilMs: number;
}

/** Minutes of the opening hours in which the kiosk should have been heard, and was not. */
export interface Silence {
  readonly openMinutes: number;
  readonly silentMinutes: number;
}

/**
 * Silence within the opening hours. Heartbeats come every minute; a slot with any contact counts
 * as heard. The slot under way is left out: its contact may still come.
 */
export function silenceOf({ day, contact, hours, fromMs, untilMs }: ContactDay): Silence {
  const startMs = localDayStartMs(day);
  const from = Math.ceil((fromMs - startMs) / MINUTE_MS);
  const until = slotOfMinute((untilMs - startMs) / MINUTE_MS) * SLOT_MINUTES;
  let openMinutes = 0;
  let silentMinutes = 0;
  for (const { fromMinute, toMinute } of stretchesOn(hours, day)) {
    const end = Math.min(toMinute, until);
    for (let minute = Math.max(fromMinute, from); minute < end;) {
      const slot = slotOfMinute(minute);
      const slotEnd = Math.min(end, (slot + 1) * SLOT_MINUTES);
      openMinutes += slotEnd - minute;
      if (!hasContact(contact, slot)) silentMinutes += slotEnd - minute;
      minute = slotEnd;
    }
  }
  return { openMinutes, silentMinutes };
}

/** What decides from when to when a kiosk should have been heard. */
export interface ContactSpan {
  readonly pairedAtMs: number;
  /** The first day of which contact was kept; null when none was. */
  readonly firstContact: { readonly day: LocalDay; readonly contact: ContactMap } | null;
  /** When it was last heard of, if it is revoked; null while it should be heard. */
  readonly endedAtMs: number | null;
  readonly nowMs: number;
}

/**
 * The stretch in which silence means something: from the pairing, or from the first contact that
 * was kept when that came on a later day, until now or the end of its use. Null when no contact
 * was ever kept: then nothing is known, and a kiosk never heard of shows as such.
 */
export function expectedContact(
  span: ContactSpan,
): { readonly fromMs: number; readonly untilMs: number } | null {
  const { pairedAtMs, firstContact: first, endedAtMs, nowMs } = span;
  if (first === null) return null;
  const firstMs =
    localDayStartMs(first.day) + (firstContact(first.contact) ?? 0) * SLOT_MINUTES * MINUTE_MS;
  const isPairedThatDay = pairedAtMs >= localDayStartMs(first.day);
  const fromMs = isPairedThatDay ? Math.min(pairedAtMs, firstMs) : firstMs;
  return { fromMs, untilMs: Math.min(endedAtMs ?? nowMs, nowMs) };
}

/** Is any of the stretch in this day? */
export const touchesDay = (
  { fromMs, untilMs }: { readonly fromMs: number; readonly untilMs: number },
  day: LocalDay,
): boolean => localDayOf(fromMs) <= day && day <= localDayOf(Math.ceil(untilMs) - 1);
