import * as v from 'valibot';
import { OFFICE_HOURS, type DayStretch, type OpeningHours } from '../domain/opening-hours.ts';
import type { WeekHours } from '../api/organisation-history.ts';
import { parseJson } from './parse.ts';

const minuteSchema = v.pipe(
  v.string(),
  v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/u),
  v.transform((clock) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))),
);

const stretchSchema = v.pipe(
  v.tuple([minuteSchema, minuteSchema]),
  v.check(([from, to]) => from < to, 'Expected a stretch that ends after it begins.'),
  v.transform(([fromMinute, toMinute]): DayStretch => ({ fromMinute, toMinute })),
);

/** `{"1": [["07:30", "11:30"], ["13:30", "17:00"]], ...}`: stretches by ISO weekday. */
const openingHoursSchema = v.record(
  v.pipe(v.string(), v.regex(/^[1-7]$/u)),
  v.array(stretchSchema),
);

/** Opening hours as stored; office hours where the text is empty or cannot be read. */
export function readOpeningHours(text: string): OpeningHours {
  const read = parseJson(openingHoursSchema, text);
  const days = read.ok ? Object.entries(read.value) : [];
  if (days.length === 0) return OFFICE_HOURS;
  return new Map(
    days.map(([day, stretches]) => [
      Number(day),
      stretches.toSorted((a, b) => a.fromMinute - b.fromMinute),
    ]),
  );
}

/** Opening hours as they are stored. A week without any stays one: nothing said is office hours. */
export function storedOpeningHours(hours: WeekHours): string {
  return JSON.stringify(Object.keys(hours).length === 0 ? CLOSED_WEEK : hours);
}

const CLOSED_WEEK: WeekHours = { '1': [], '2': [], '3': [], '4': [], '5': [], '6': [], '7': [] };

/** The same by weekday in the form in which it is stored and typed: `{"1": [["07:30", "11:30"]]}`. */
export function printOpeningHours(text: string): Record<string, [string, string][]> {
  return Object.fromEntries(
    [...readOpeningHours(text)].map(([day, stretches]) => [
      String(day),
      stretches.map(({ fromMinute, toMinute }): [string, string] => [
        clockText(fromMinute),
        clockText(toMinute),
      ]),
    ]),
  );
}

function clockText(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
