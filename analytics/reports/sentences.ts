import type { Language } from '../../shared/domain/language.ts';
import { LEVELS } from '../../shared/domain/level.ts';
import type { Change, Figure, Judgement, ShownFigure } from './figure.ts';
import {
  formatCoarse,
  formatCount,
  formatDay,
  formatHidden,
  formatPercent,
  formatPeriod,
  formatPoints,
  formatTarget,
} from './format.ts';
import { LEVEL_NAMES, PREVIOUS_PERIOD_NAMES } from './names.ts';
import type { PeriodReport } from './period-report.ts';

/**
 * The lead sentence of a report: how many rated, how satisfied, what changed, what the target says.
 * A change that chance could explain says so.
 */
export function leadSentence(report: PeriodReport, language: Language): string {
  const { overall } = report;
  if (overall.kind !== 'shown') return notShownSentence(overall, language);
  const parts = [
    countsClause(overall, language),
    ...changeClauses(report, overall, language),
    ...(overall.judgement === null ? [] : [targetClause(overall.judgement, language)]),
  ];
  return `${parts.join('; ')}.`;
}

/** Says in one sentence how the ratings spread over the five levels. */
export function distributionSentence(figure: Figure, language: Language): string {
  if (figure.kind !== 'shown') return notShownSentence(figure, language);
  const shares = LEVELS.map((level) => {
    const share = figure.counts[`n${level}`] / figure.n;
    return `${LEVEL_NAMES[level][language]} ${formatPercent(share, language)}`;
  });
  const ratings = ratingsText(figure.n, language);
  return `${ratings}: ${shares.join(', ')}.`;
}

/** "Kỳ: tháng 11/2026 (từ ngày 15/10/2026 đến ngày 14/11/2026)". */
export function periodSentence(report: PeriodReport, language: Language): string {
  const { period } = report;
  const name = formatPeriod(period, language);
  const first = formatDay(period.firstDay);
  const last = formatDay(period.lastDay);
  return language === 'vi'
    ? `Kỳ: ${name} (từ ngày ${first} đến ngày ${last})`
    : `Period: ${name} (${first} to ${last})`;
}

/** Says of a period why it shows no exact rate. */
export function notShownSentence(figure: Exclude<Figure, ShownFigure>, language: Language): string {
  const vi = language === 'vi';
  switch (figure.kind) {
    case 'empty':
      return vi ? 'Trong kỳ chưa có lượt đánh giá nào.' : 'There are no ratings in this period.';
    case 'coarse': {
      const ratings = ratingsText(figure.n, language);
      const share = formatCoarse(figure);
      return vi
        ? `Trong kỳ có ${ratings}, tỷ lệ hài lòng ${share}.`
        : `There are ${ratings} in this period, satisfaction rate ${share}.`;
    }
    case 'hidden': {
      const why = formatHidden(figure, language);
      return vi
        ? `Số liệu của kỳ không hiển thị để bảo vệ người đánh giá (${why}).`
        : `The figures are withheld to protect those who rated (${why}).`;
    }
  }
}

function countsClause(figure: ShownFigure, language: Language): string {
  const satisfied = formatCount(figure.satisfied, language);
  const rate = formatPercent(figure.rate, language);
  const ratings = ratingsText(figure.n, language);
  return language === 'vi'
    ? `Trong kỳ có ${ratings}, trong đó ${satisfied} lượt rất hài lòng và hài lòng, đạt ${rate}`
    : `There are ${ratings} in this period, ${satisfied} of them satisfied or very satisfied: ${rate}`;
}

function changeClauses(report: PeriodReport, figure: ShownFigure, language: Language): string[] {
  const lastYear =
    language === 'vi'
      ? `cùng kỳ năm ${report.lastYear.year}`
      : `the same period of ${report.lastYear.year}`;
  const clauses = [
    changeClause(
      figure.sincePrevious,
      PREVIOUS_PERIOD_NAMES[report.period.kind][language],
      language,
    ),
  ];
  // Of a year and of nine months the previous period is the same one.
  if (report.lastYear.key !== report.previous.key) {
    clauses.push(changeClause(figure.sinceLastYear, lastYear, language));
  }
  return clauses.filter((clause) => clause !== undefined);
}

function changeClause(change: Change, than: string, language: Language): string | undefined {
  if (change.kind === 'unknown') return undefined;
  const vi = language === 'vi';
  const points = formatPoints(change.difference, language);
  const size = points.replace(/^[+−]/, '');
  const direction = directionWord(points, language);
  const chance =
    change.direction === 'uncertain' ? (vi ? ' (có thể do ngẫu nhiên)' : ' (may be chance)') : '';
  if (direction === undefined) {
    return vi ? `không đổi so với ${than}` : `unchanged against ${than}`;
  }
  return vi
    ? `${direction} ${size} điểm phần trăm so với ${than}${chance}`
    : `${direction} ${size} percentage points against ${than}${chance}`;
}

/** By the printed number, so that "tăng 0,0" is never said. */
function directionWord(points: string, language: Language): string | undefined {
  if (points.startsWith('+')) return language === 'vi' ? 'tăng' : 'up';
  if (points.startsWith('−')) return language === 'vi' ? 'giảm' : 'down';
  return undefined;
}

function targetClause(judgement: Judgement, language: Language): string {
  const vi = language === 'vi';
  const target = formatTarget(judgement.target, language);
  const nominal =
    judgement.nominal === 'met'
      ? vi
        ? `đạt chỉ tiêu (${target})`
        : `meets the target (${target})`
      : vi
        ? `chưa đạt chỉ tiêu (${target})`
        : `does not meet the target (${target})`;
  return `${nominal}${doubtClause(judgement.verdict, language)}`;
}

function doubtClause(verdict: Judgement['verdict'], language: Language): string {
  switch (verdict) {
    case 'met':
    case 'not-met':
      return '';
    case 'undetermined':
      return language === 'vi'
        ? ', nhưng chưa đủ căn cứ thống kê để kết luận'
        : ', but the ratings do not suffice to conclude so';
    case 'insufficient':
      return language === 'vi'
        ? ', nhưng chưa đủ số lượt để kết luận'
        : ', but there are too few ratings to conclude so';
  }
}

function ratingsText(n: number, language: Language): string {
  const count = formatCount(n, language);
  if (language === 'vi') return `${count} lượt đánh giá`;
  return n === 1 ? '1 rating' : `${count} ratings`;
}
