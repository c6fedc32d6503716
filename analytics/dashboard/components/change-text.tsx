import type { Change } from '../../reports/figure.ts';
import { formatPoints } from '../../reports/format.ts';
import { useSpeech } from '../i18n/wording.tsx';

type ChangeProps = Readonly<{ change: Change; previous: string }>;

/** "▲ 1,4 điểm % so với tháng trước"; grey while chance could explain it. */
export function ChangeText({ change, previous }: ChangeProps) {
  const { language, wording } = useSpeech();
  const words = wording.report.rate;
  if (change.kind === 'unknown') return <p class="kpi-line soft">{words.noPrevious(previous)}</p>;
  const points = formatPoints(change.difference, language);
  const certain = change.direction !== 'uncertain';
  const arrows = certain ? { '+': '▲', '−': '▼' } : { '+': '△', '−': '▽' };
  const arrow = Object.entries(arrows).find(([sign]) => points.startsWith(sign))?.[1] ?? '=';
  return (
    <p class={`kpi-line change change-${change.direction}`}>
      <span aria-hidden="true">{arrow} </span>
      {words.rise(points, previous)}
      {!certain && <span title={words.uncertainTitle}> · {words.uncertain}</span>}
    </p>
  );
}
