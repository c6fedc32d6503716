import { parseDay } from './parse-instant.ts';

const YEAR_FIRST = /^(2\d{3})[-/.](0?[1-9]|1[0-2])$/u;
const MONTH_FIRST = /^(?:th[aá]ng |t\.? ?)?(0?[1-9]|1[0-2])[-/.](2\d{3})$/iu;

/**
 * The key of a reporting month, '2026-11', as offices write it: '2026-11', '11/2026', 'Tháng
 * 11/2026', 'T11/2026', or the first day of a month, which is what a spreadsheet makes of '11/2026'.
 * Undefined for anything else.
 */
export function parseMonth(text: string): string | undefined {
  const [, year, month] = YEAR_FIRST.exec(text) ?? [];
  if (year !== undefined && month !== undefined) return keyOf(year, month);
  const [, firstMonth, lastYear] = MONTH_FIRST.exec(text) ?? [];
  if (firstMonth !== undefined && lastYear !== undefined) return keyOf(lastYear, firstMonth);
  const day = parseDay(text);
  return day?.endsWith('-01') === true ? day.slice(0, 7) : undefined;
}

const keyOf = (year: string, month: string): string => `${year}-${month.padStart(2, '0')}`;
