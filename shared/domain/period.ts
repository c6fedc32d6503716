import { addDays, localDayFromParts, localDayParts } from './local-day.ts';
import type { LocalDay } from './local-day.ts';

/**
 * The day of the month on which the next reporting month begins. 15: the rule of NĐ 09/2019/NĐ-CP
 * (15 of the month before to 14). 21: the same shape, 21 to 20. 1: calendar months.
 */
export const CUT_OFF_DAYS = [1, 15, 21] as const;
export type CutOffDay = (typeof CUT_OFF_DAYS)[number];

export const PERIOD_KINDS = ['month', 'quarter', 'half', 'nine-months', 'year'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/**
 * `ordinal` counts from 1 inside the reporting year: month 1-12, quarter 1-4, half 1-2, and always
 * 1 for nine-months and year.
 */
export type Period = Readonly<{
  kind: PeriodKind;
  year: number;
  ordinal: number;
  /** It ends on the day before this one. */
  cutOffDay: CutOffDay;
  /** That of the period before, where it was another: this one begins where that one ended. */
  startCutOffDay?: CutOffDay;
}>;

/** Two local days, both inside. */
export type DayRange = Readonly<{ firstDay: LocalDay; lastDay: LocalDay }>;

const MONTHS_IN: Readonly<Record<PeriodKind, number>> = {
  month: 1,
  quarter: 3,
  half: 6,
  'nine-months': 9,
  year: 12,
};

/**
 * The period of a kind that a day belongs to. The nine months cover no day of the last quarter:
 * only for them the answer may be undefined.
 */
export function periodOf(
  day: LocalDay,
  kind: Exclude<PeriodKind, 'nine-months'>,
  cutOffDay: CutOffDay,
): Period;
export function periodOf(day: LocalDay, kind: PeriodKind, cutOffDay: CutOffDay): Period | undefined;
export function periodOf(
  day: LocalDay,
  kind: PeriodKind,
  cutOffDay: CutOffDay,
): Period | undefined {
  const reportingMonth = reportingMonthOf(day, cutOffDay);
  const ordinal = Math.floor((reportingMonth % 12) / MONTHS_IN[kind]) + 1;
  if (ordinal > periodsPerYear(kind)) return undefined;
  return { kind, year: Math.floor(reportingMonth / 12), ordinal, cutOffDay };
}

/** First and last local day of a period; the last one counts up to 23:59:59.999. */
export function periodRange(period: Period): DayRange {
  const monthCount = MONTHS_IN[period.kind];
  const firstMonth = period.year * 12 + (period.ordinal - 1) * monthCount;
  return {
    firstDay: firstDayOfReportingMonth(firstMonth, startOf(period)),
    lastDay: addDays(firstDayOfReportingMonth(firstMonth + monthCount, period.cutOffDay), -1),
  };
}

/**
 * The period of the same kind before this one: the first half follows the second half of the year
 * before. Nine months do not touch one another, so theirs is that of the year before.
 */
export function previousPeriod(period: Period): Period {
  const { kind, year, ordinal } = period;
  const cutOffDay = startOf(period);
  if (ordinal > 1) return { kind, year, ordinal: ordinal - 1, cutOffDay };
  return { kind, year: year - 1, ordinal: periodsPerYear(kind), cutOffDay };
}

/** "Cùng kỳ năm trước". */
export function samePeriodLastYear(period: Period): Period {
  const { kind, year, ordinal } = period;
  return { kind, year: year - 1, ordinal, cutOffDay: startOf(period) };
}

const startOf = ({ startCutOffDay, cutOffDay }: Period): CutOffDay => startCutOffDay ?? cutOffDay;

/** '2026-11', '2026-Q4', '2026-H1', '2026-9M' or '2026'. The cut-off day is not part of the key. */
export function periodKey(period: Period): string {
  const { kind, year, ordinal } = period;
  switch (kind) {
    case 'month':
      return `${year}-${String(ordinal).padStart(2, '0')}`;
    case 'quarter':
      return `${year}-Q${ordinal}`;
    case 'half':
      return `${year}-H${ordinal}`;
    case 'nine-months':
      return `${year}-9M`;
    case 'year':
      return `${year}`;
  }
}

/** Reads a `periodKey` of the years 2000 to 2999; undefined for any other text. */
export function parsePeriodKey(text: string, cutOffDay: CutOffDay): Period | undefined {
  const match = /^(2\d{3})(?:-(0[1-9]|1[0-2]|Q[1-4]|H[12]|9M))?$/.exec(text);
  if (match === null) return undefined;
  const year = Number(match[1]);
  const part = match[2] ?? '';
  if (part === '') return { kind: 'year', year, ordinal: 1, cutOffDay };
  if (part === '9M') return { kind: 'nine-months', year, ordinal: 1, cutOffDay };
  if (part.startsWith('Q')) return { kind: 'quarter', year, ordinal: Number(part[1]), cutOffDay };
  if (part.startsWith('H')) return { kind: 'half', year, ordinal: Number(part[1]), cutOffDay };
  return { kind: 'month', year, ordinal: Number(part), cutOffDay };
}

function periodsPerYear(kind: PeriodKind): number {
  return Math.floor(12 / MONTHS_IN[kind]);
}

/** Reporting months are numbered year * 12 + (month - 1), so that neighbours differ by one. */
function reportingMonthOf(day: LocalDay, cutOffDay: CutOffDay): number {
  const parts = localDayParts(day);
  const calendarMonth = parts.year * 12 + parts.month - 1;
  return cutOffDay > 1 && parts.day >= cutOffDay ? calendarMonth + 1 : calendarMonth;
}

function firstDayOfReportingMonth(reportingMonth: number, cutOffDay: CutOffDay): LocalDay {
  const calendarMonth = cutOffDay === 1 ? reportingMonth : reportingMonth - 1;
  return localDayFromParts({
    year: Math.floor(calendarMonth / 12),
    month: (calendarMonth % 12) + 1,
    day: cutOffDay,
  });
}
