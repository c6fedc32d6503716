import type { JSX } from 'preact';
import { Drawing } from '../components/drawing.tsx';
import { onDemand } from '../components/on-demand.tsx';
import { useWording } from '../i18n/wording.ts';
import type { StorageFailure } from '../visit/storage-failure.ts';
import { CentredScreen } from './centred-screen.tsx';

const PausedHelp = onDemand(() =>
  import('../components/paused-help.tsx').then((module) => module.PausedHelp),
);

interface PausedScreenProps {
  readonly reason: StorageFailure;
  readonly sample: boolean;
  onRetry(): void;
  onSave(): Promise<number>;
}

/** Nothing can be kept now, so nothing is asked. Citizens read one line, staff the rest. */
export function PausedScreen({ sample, ...help }: PausedScreenProps): JSX.Element {
  const { t } = useWording();
  return (
    <CentredScreen name="paused" sample={sample}>
      <span class="seal seal-quiet">
        <Drawing name="pause" />
      </span>
      <h1 class="title" tabIndex={-1}>
        {t('paused.title')}
      </h1>
      <p class="hint">{t('paused.citizen')}</p>
      <PausedHelp {...help} />
    </CentredScreen>
  );
}
