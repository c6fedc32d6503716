import type { LocalDay } from '../../shared/domain/local-day.ts';
import { addDays, localDayStartMs, parseLocalDay } from '../../shared/domain/local-day.ts';

const DAY_FIRST = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/u;
const TIME = /^([01]?\d|2[0-3])[:hg]([0-5]\d)(?::[0-5]\d)?$/u;

/** A day as Vietnamese offices write it, '5/11/2026', or '2026-11-05'; undefined when it is none. */
export function parseDay(text: string): LocalDay | undefined {
  const [, day, month, year] = DAY_FIRST.exec(text) ?? [];
  if (day === undefined || month === undefined || year === undefined) return parseLocalDay(text);
  return parseLocalDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/**
 * UTC milliseconds of a day with or without a local time. A bare day that ends something counts in
 * full: it stands for the midnight after it.
 */
export function parseInstant(text: string, edge: 'start' | 'end'): number | undefined {
  const [dayText = '', timeText, ...rest] = text.split(/[ T]/u);
  const day = parseDay(dayText);
  if (day === undefined || rest.length > 0) return undefined;
  if (timeText === undefined) return localDayStartMs(edge === 'end' ? addDays(day, 1) : day);
  const [, hours, minutes] = TIME.exec(timeText) ?? [];
  if (hours === undefined) return undefined;
  return localDayStartMs(day) + (Number(hours) * 60 + Number(minutes)) * 60_000;
}
