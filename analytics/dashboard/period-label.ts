import type { Language } from '../../shared/domain/language.ts';
import type { Period } from '../../shared/domain/period.ts';
import { formatPeriod } from '../reports/format.ts';

/** "Tháng 11/2026": as a report prints it, with a capital for a place of its own. */
export function printPeriod(
  period: Pick<Period, 'kind' | 'year' | 'ordinal'>,
  language: Language,
): string {
  const text = formatPeriod(period, language);
  return `${text.slice(0, 1).toLocaleUpperCase(language)}${text.slice(1)}`;
}

/**
 * The label under a chart's axis, one string per line: short, and with the year where it begins to
 * be another one (`withYear`).
 */
export function axisLabel(
  { kind, year, ordinal }: Pick<Period, 'kind' | 'year' | 'ordinal'>,
  withYear: boolean,
): string[] {
  const yearLine = withYear ? [String(year)] : [];
  switch (kind) {
    case 'month':
      return [String(ordinal).padStart(2, '0'), ...yearLine];
    case 'quarter':
      return [['I', 'II', 'III', 'IV'][ordinal - 1] ?? '', ...yearLine];
    case 'half':
      return [`${ordinal}/2`, ...yearLine];
    case 'nine-months':
    case 'year':
      return [String(year)];
  }
}
