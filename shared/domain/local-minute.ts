import { localDayOf, localDayStartMs, parseLocalDay, type LocalDay } from './local-day.ts';

declare const localMinuteBrand: unique symbol;

/**
 * A minute on the clocks of Viet Nam, 'YYYY-MM-DDTHH:MM'. The end of a day is 00:00 of the next.
 * Minutes compare as strings.
 */
export type LocalMinute = string & { readonly [localMinuteBrand]: 'LocalMinute' };

const MINUTE_MS = 60_000;

/** Reads 'YYYY-MM-DDTHH:MM'; undefined for any other form and for what no clock shows. */
export function parseLocalMinute(text: string): LocalMinute | undefined {
  const [, day = '', time] = /^(.{10})T((?:[01]\d|2[0-3]):[0-5]\d)$/u.exec(text) ?? [];
  if (time === undefined || parseLocalDay(day) === undefined) return undefined;
  return text as LocalMinute; // both parts were checked above
}

/** The minute in which an instant (UTC ms) lies. */
export function localMinuteOf(utcMs: number): LocalMinute {
  const day = localDayOf(utcMs);
  const minute = Math.floor((utcMs - localDayStartMs(day)) / MINUTE_MS);
  return `${day}T${pad2(Math.floor(minute / 60))}:${pad2(minute % 60)}` as LocalMinute; // so printed
}

/** The instant, in UTC ms, at which the minute begins. */
export function localMinuteStartMs(minute: LocalMinute): number {
  return localDayStartMs(dayOfMinute(minute)) + minuteOfDay(minute) * MINUTE_MS;
}

export const dayOfMinute = (minute: LocalMinute): LocalDay => minute.slice(0, 10) as LocalDay; // `parseLocalMinute` has checked it

/** The part that a clock shows, '07:30'. */
export const clockOfMinute = (minute: LocalMinute): string => minute.slice(11);

const minuteOfDay = (minute: LocalMinute): number =>
  Number(minute.slice(11, 13)) * 60 + Number(minute.slice(14, 16));

const pad2 = (value: number): string => String(value).padStart(2, '0');
