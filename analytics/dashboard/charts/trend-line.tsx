import { useMemo } from 'preact/hooks';
import type { PeriodReport } from '../../reports/period-report.ts';
import { trendSentence } from '../../reports/trend-sentence.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { Canvas } from './canvas.tsx';
import { notesOf } from './placement-lines.ts';
import { trendConfig } from './trend-config.ts';

/** The picture of a trend; its code brings Chart.js along. */
export function TrendLine({ report }: Readonly<{ report: PeriodReport }>) {
  const { language } = useSpeech();
  const config = useMemo(() => trendConfig(report, language), [report, language]);
  const notes = notesOf(report.placements, language);
  return <Canvas config={config} summary={[trendSentence(report, language), ...notes].join(' ')} />;
}
