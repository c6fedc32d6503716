import type { Figure } from '../../reports/figure.ts';
import { VERDICT_SIGNS, figureView, shortTarget } from '../figure-view.ts';
import type { VerdictKind } from '../figure-view.ts';
import { useSpeech } from '../i18n/wording.tsx';

type ChipProps = Readonly<{ verdict: VerdictKind; target?: string }>;

/** A verdict by sign, word and tint: no one of them alone carries it. */
export function VerdictChip({ verdict, target }: ChipProps) {
  const { wording } = useSpeech();
  const words = wording.report.verdict;
  return (
    <span class={`chip chip-${verdict}`} title={words.explain[verdict]}>
      <span aria-hidden="true">{VERDICT_SIGNS[verdict]} </span>
      {target === undefined ? words[verdict] : words.withTarget(words[verdict], target)}
    </span>
  );
}

/** The chip of a figure, with the target where one applies; nothing where there is no verdict. */
export function FigureVerdict({
  figure,
  withTarget,
}: Readonly<{ figure: Figure; withTarget: boolean }>) {
  const { language } = useSpeech();
  const { verdict } = figureView(figure, language);
  if (verdict === null) return null;
  const target = targetOf(figure);
  return withTarget && target !== null ? (
    <VerdictChip verdict={verdict} target={shortTarget(target, language)} />
  ) : (
    <VerdictChip verdict={verdict} />
  );
}

function targetOf(figure: Figure) {
  if (figure.kind === 'shown') return figure.judgement?.target ?? null;
  return figure.kind === 'coarse' ? figure.target : null;
}
