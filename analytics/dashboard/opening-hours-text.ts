import type { ClosedDay, WeekHours } from '../../shared/api/organisation-history.ts';
import { parseLocalDay } from '../../shared/domain/local-day.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { formatDay } from '../reports/format.ts';

export const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** "07:30-11:30, 13:30-17:00"; empty on a day that is closed. */
export function printStretches(hours: WeekHours, weekday: string): string {
  return (hours[weekday] ?? []).map(([from, to]) => `${from}-${to}`).join(', ');
}

/** Reads the seven lines of a week; answers the place (0 Monday) of the first that is wrong. */
export function readWeek(lines: readonly string[]): Result<WeekHours, number> {
  const week: Record<string, [string, string][]> = {};
  for (const [place, line] of lines.entries()) {
    const stretches = readStretches(line);
    if (stretches === undefined) return err(place);
    if (stretches.length > 0) week[String(place + 1)] = stretches;
  }
  return ok(week);
}

function readStretches(line: string): [string, string][] | undefined {
  const stretches: [string, string][] = [];
  for (const part of line.split(/[,;]/u).map((text) => text.trim())) {
    if (part === '') continue;
    const match = /^(\d{1,2}:\d{2})\s*[-–]\s*(\d{1,2}:\d{2})$/u.exec(part);
    const [from, to] = [match?.[1]?.padStart(5, '0'), match?.[2]?.padStart(5, '0')];
    const before = stretches.at(-1)?.[1] ?? '00:00';
    if (from === undefined || to === undefined || from >= to || from < before) return undefined;
    stretches.push([from, to]);
  }
  return stretches;
}

export function printClosedDays(days: readonly ClosedDay[]): string {
  return days.map(({ day, reason }) => `${formatDay(day)} ${reason}`).join('\n');
}

/** Reads lines such as "02/09/2026 Quốc khánh"; answers the first that is wrong. */
export function readClosedDays(text: string): Result<ClosedDay[], string> {
  const days: ClosedDay[] = [];
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '') continue;
    const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})\s+(.+)$/u.exec(line);
    const [, date = '', month = '', year = '', reason = ''] = match ?? [];
    const day = parseLocalDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
    if (day === undefined) return err(line);
    days.push({ day, reason });
  }
  return ok(days);
}
