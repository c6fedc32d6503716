import type { Language } from '../../shared/domain/language.ts';
import type { Change, Figure, Judgement, ReportTarget } from '../reports/figure.ts';
import {
  formatCoarse,
  formatCount,
  formatHidden,
  formatPercent,
  formatPoints,
} from '../reports/format.ts';

export type VerdictKind = Judgement['verdict'];

/** What a table prints of a figure; null where it prints a dash. */
export interface FigureView {
  readonly n: string;
  readonly rate: string | null;
  /** Too few ratings to lean on: printed in grey. */
  readonly faint: boolean;
  readonly verdict: VerdictKind | null;
  readonly distance: string | null;
  readonly previous: string | null;
  readonly lastYear: string | null;
}

/** The sign of a verdict: with its word it says the same without any colour. */
export const VERDICT_SIGNS: Readonly<Record<VerdictKind, string>> = {
  met: '✓',
  'not-met': '✕',
  undetermined: '?',
  insufficient: '…',
};

export function figureView(figure: Figure, language: Language): FigureView {
  switch (figure.kind) {
    case 'shown':
      return {
        n: formatCount(figure.n, language),
        rate: formatPercent(figure.rate, language),
        faint: figure.judgement?.verdict === 'insufficient',
        verdict: figure.judgement?.verdict ?? null,
        distance:
          figure.judgement === null ? null : formatPoints(figure.judgement.distance, language),
        previous: earlierText(figure.sincePrevious, language),
        lastYear: earlierText(figure.sinceLastYear, language),
      };
    case 'coarse':
      return {
        ...NOTHING,
        n: formatCount(figure.n, language),
        rate: formatCoarse(figure),
        verdict: 'insufficient',
      };
    case 'hidden':
      return { ...NOTHING, n: formatHidden(figure, language), verdict: 'insufficient' };
    case 'empty':
      return { ...NOTHING, n: '0' };
  }
}

/** "≥ 90%", "> 80%": short enough for a chip. */
export function shortTarget(
  { operator, valuePercent }: Pick<ReportTarget, 'operator' | 'valuePercent'>,
  language: Language,
): string {
  const decimals = Number.isInteger(valuePercent) ? 0 : 1;
  const value = formatPercent(valuePercent / 100, language, decimals);
  return `${operator === '>' ? '>' : '≥'} ${value}`;
}

/** Where an inline interval begins, as a share: as near to 100 % as every bound allows. */
export function whiskerStart(figures: readonly Figure[]): number {
  const lowest = Math.min(
    ...figures.flatMap((figure) => {
      if (figure.kind !== 'shown') return [];
      const goal = figure.judgement?.target.valuePercent;
      return goal === undefined ? [figure.interval.lower] : [figure.interval.lower, goal / 100];
    }),
  );
  return [0.8, 0.6, 0.4, 0.2].find((start) => start <= lowest) ?? 0;
}

const NOTHING = {
  rate: null,
  faint: true,
  verdict: null,
  distance: null,
  previous: null,
  lastYear: null,
} as const;

function earlierText(change: Change, language: Language): string | null {
  return change.kind === 'known' ? formatPercent(change.earlierRate, language) : null;
}
