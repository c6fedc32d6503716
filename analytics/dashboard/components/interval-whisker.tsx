import type { ShownFigure } from '../../reports/figure.ts';
import { formatInterval } from '../../reports/format.ts';
import { useSpeech } from '../i18n/wording.tsx';

const WIDTH = 208;
const HEIGHT = 18;
const MIDDLE = HEIGHT / 2;
const MARGIN = 6;

type WhiskerProps = Readonly<{ figure: ShownFigure; from: number }>;

/** The interval as a line from `from` to 100 %, the rate as a dot, the target as a dashed tick. */
export function IntervalWhisker({ figure, from }: WhiskerProps) {
  const { language } = useSpeech();
  const { interval, rate, judgement } = figure;
  const place = (share: number) =>
    MARGIN + ((Math.max(share, from) - from) / (1 - from)) * (WIDTH - 2 * MARGIN);
  const target = judgement === null ? null : place(judgement.target.valuePercent / 100);
  const kind = judgement?.verdict ?? 'undetermined';
  const text = formatInterval(interval, language);
  return (
    <svg
      class={`whisker whisker-${kind}`}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={text}
    >
      <title>{text}</title>
      <line class="whisker-base" x1={0} x2={WIDTH} y1={MIDDLE} y2={MIDDLE} />
      {target !== null && (
        <line class="whisker-target" x1={target} x2={target} y1={1} y2={HEIGHT - 1} />
      )}
      <line
        class="whisker-range"
        x1={place(interval.lower)}
        x2={place(interval.upper)}
        y1={MIDDLE}
        y2={MIDDLE}
      />
      <circle class="whisker-rate" cx={place(rate)} cy={MIDDLE} r={4.5} />
    </svg>
  );
}
