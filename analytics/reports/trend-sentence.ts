import type { Language } from '../../shared/domain/language.ts';
import { formatPercent, formatPeriod } from './format.ts';
import type { PeriodReport, ReportPeriod } from './period-report.ts';
import { notShownSentence } from './sentences.ts';

interface DrawnPoint {
  readonly period: ReportPeriod;
  readonly rate: number;
}

/** Says what the chart of the 13 periods shows, and of the chosen period if the chart does not. */
export function trendSentence(report: PeriodReport, language: Language): string {
  const drawn = report.trend.flatMap(({ period, figure }) =>
    figure.kind === 'shown' ? [{ period, rate: figure.rate }] : [],
  );
  return [drawnSentence(drawn, language), ...chosenSentences(report, language)].join(' ');
}

function drawnSentence(drawn: readonly DrawnPoint[], language: Language): string {
  const vi = language === 'vi';
  const [first] = drawn;
  const last = drawn.at(-1);
  if (first === undefined || last === undefined) {
    return vi
      ? 'Chưa có kỳ nào đủ số liệu để vẽ xu hướng.'
      : 'No period has enough ratings to draw a trend.';
  }
  if (drawn.length === 1) {
    const only = formatPeriod(first.period, language);
    const rate = formatPercent(first.rate, language);
    return vi
      ? `Chỉ một kỳ đủ số liệu để vẽ: ${only}, tỷ lệ hài lòng ${rate}.`
      : `Only one period has enough ratings to draw: ${only}, satisfaction rate ${rate}.`;
  }
  const rates = drawn.map(({ rate }) => rate);
  const lowest = formatPercent(Math.min(...rates), language);
  const highest = formatPercent(Math.max(...rates), language);
  const [from, to] = [pointText(first, language), pointText(last, language)];
  return vi
    ? `Tỷ lệ hài lòng từ ${from} đến ${to}; thấp nhất ${lowest}, cao nhất ${highest}.`
    : `Satisfaction rate from ${from} to ${to}; lowest ${lowest}, highest ${highest}.`;
}

/** The trend ends with the chosen period: silence about it would read as if the last point were it. */
function chosenSentences({ period, overall }: PeriodReport, language: Language): string[] {
  if (overall.kind === 'shown') return [];
  const name = formatPeriod(period, language);
  return [
    language === 'vi' ? `Kỳ đang xem là ${name}.` : `The chosen period is ${name}.`,
    notShownSentence(overall, language),
  ];
}

function pointText({ period, rate }: DrawnPoint, language: Language): string {
  return `${formatPeriod(period, language)} (${formatPercent(rate, language)})`;
}
