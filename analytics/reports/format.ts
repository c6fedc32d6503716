import type { Language } from '../../shared/domain/language.ts';
import { localDayOf, localDayParts } from '../../shared/domain/local-day.ts';
import type { LocalDay } from '../../shared/domain/local-day.ts';
import type { PeriodKind } from '../../shared/domain/period.ts';
import type { Interval } from '../stats/index.ts';
import type { CoarseFigure, HiddenFigure, ReportTarget } from './figure.ts';

// The only place that rounds. Half away from zero, on the decimal digits.

const LOCALES = { vi: 'vi-VN', en: 'en-GB' } as const satisfies Record<Language, string>;
const ROMAN_QUARTERS = ['I', 'II', 'III', 'IV'] as const;
const MINUTE_MS = 60_000;

/** A count with its thousands apart: 1.284 in Vietnamese, 1,284 in English. */
export function formatCount(count: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 0 }).format(count);
}

/** A share 0 to 1 as a percentage: 91,8% in Vietnamese, 91.8% in English. */
export function formatPercent(share: number, language: Language, decimals = 1): string {
  return `${decimalText(share * 100, language, decimals)}%`;
}

/** A difference of shares as signed percentage points, without a unit: +1,4 or −0,6. */
export function formatPoints(difference: number, language: Language, decimals = 1): string {
  const text = decimalText(Math.abs(difference) * 100, language, decimals);
  // What rounds to nothing carries no sign.
  if (!/[1-9]/.test(text)) return text;
  return `${difference < 0 ? '−' : '+'}${text}`;
}

/** Both bounds of an interval as percentages: 90,2–93,2%. */
export function formatInterval(interval: Interval, language: Language, decimals = 1): string {
  const lower = decimalText(interval.lower * 100, language, decimals);
  return `${lower}–${formatPercent(interval.upper, language, decimals)}`;
}

/** A number with a fixed count of decimals and the language's comma or point, no thousands. */
export function decimalText(value: number, language: Language, decimals: number): string {
  return new Intl.NumberFormat(LOCALES[language], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: false,
  }).format(cleanDecimal(value));
}

/** "từ 90% trở lên", "trên 80%": the operator in words, as the law writes it. */
export function formatTarget(
  target: Pick<ReportTarget, 'operator' | 'valuePercent'>,
  language: Language,
): string {
  const value = `${new Intl.NumberFormat(LOCALES[language]).format(target.valuePercent)}%`;
  if (target.operator === '>') return language === 'vi' ? `trên ${value}` : `over ${value}`;
  return language === 'vi' ? `tối thiểu ${value}` : `at least ${value}`;
}

/** dd/mm/yyyy, in both languages. */
export function formatDay(day: LocalDay): string {
  const { year, month, day: dayOfMonth } = localDayParts(day);
  return `${pad2(dayOfMonth)}/${pad2(month)}/${year}`;
}

/** An instant as local time and day: 08:15 05/11/2026. Seconds are cut, not rounded. */
export function formatInstant(utcMs: number): string {
  const localMinutes = Math.floor(utcMs / MINUTE_MS) + 7 * 60;
  const minuteOfDay = ((localMinutes % 1440) + 1440) % 1440;
  const time = `${pad2(Math.floor(minuteOfDay / 60))}:${pad2(minuteOfDay % 60)}`;
  return `${time} ${formatDay(localDayOf(utcMs))}`;
}

/** "tháng 11/2026", "quý IV/2026", "6 tháng đầu năm 2026", "9 tháng năm 2026", "năm 2026". */
export function formatPeriod(
  period: Readonly<{ kind: PeriodKind; year: number; ordinal: number }>,
  language: Language,
): string {
  const { kind, year, ordinal } = period;
  const vi = language === 'vi';
  switch (kind) {
    case 'month':
      return `${vi ? 'tháng' : 'month'} ${pad2(ordinal)}/${year}`;
    case 'quarter':
      return `${vi ? 'quý' : 'quarter'} ${ROMAN_QUARTERS[ordinal - 1] ?? ''}/${year}`;
    case 'half': {
      if (vi) return `6 tháng ${ordinal === 1 ? 'đầu' : 'cuối'} năm ${year}`;
      return `${ordinal === 1 ? 'first' : 'second'} half of ${year}`;
    }
    case 'nine-months':
      return vi ? `9 tháng năm ${year}` : `nine months of ${year}`;
    case 'year':
      return `${vi ? 'năm' : 'year'} ${year}`;
  }
}

/** What stands in the place of a withheld figure: "ít hơn 5". */
export function formatHidden(figure: HiddenFigure, language: Language): string {
  const vi = language === 'vi';
  switch (figure.why) {
    case 'small':
      return `${vi ? 'ít hơn' : 'fewer than'} ${figure.fewerThan}`;
    case 'few-days':
      return vi ? `dưới ${figure.fewerThan} ngày` : `under ${figure.fewerThan} days`;
    case 'complementary':
      return vi ? 'ẩn để bảo vệ' : 'withheld';
  }
}

/** ">90%" or "<10%". */
export function formatCoarse(figure: CoarseFigure): string {
  return figure.share === 'above-90' ? '>90%' : '<10%';
}

/** 0.145 * 100 is 14.499999999999998 in floating point: 15 digits make it 14.5 again. */
function cleanDecimal(value: number): number {
  return Number(value.toPrecision(15));
}

function pad2(value: number): string {
  return String(value).padStart(2, '0');
}
