import { useMemo } from 'preact/hooks';
import type { ShownFigure } from '../../reports/figure.ts';
import { distributionSentence } from '../../reports/sentences.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { Canvas } from './canvas.tsx';
import { levelConfig } from './level-config.ts';

/** The picture of a distribution; its code brings Chart.js along. */
export function LevelBars({ figure }: Readonly<{ figure: ShownFigure }>) {
  const { language } = useSpeech();
  const config = useMemo(() => levelConfig(figure, language), [figure, language]);
  return <Canvas config={config} summary={distributionSentence(figure, language)} />;
}
