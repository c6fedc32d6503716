import type { JSX } from 'preact';
import { Drawing } from '../components/drawing.tsx';
import { SampleTag } from '../components/sample-tag.tsx';
import { Steps } from '../components/steps.tsx';
import { useWording } from '../i18n/wording.ts';
import type { StorageFailure } from '../visit/storage-failure.ts';

interface PausedScreenProps {
  readonly reason: StorageFailure;
  readonly sample: boolean;
  onRetry(): void;
}

/** Nothing can be kept now, so nothing is asked. Citizens read one line, staff the rest. */
export function PausedScreen({ reason, sample, onRetry }: PausedScreenProps): JSX.Element {
  const { t } = useWording();
  return (
    <div class="screen paused-screen">
      <main class="main centred">
        {sample && <SampleTag />}
        <span class="seal seal-quiet">
          <Drawing name="pause" />
        </span>
        <h1 class="title" tabIndex={-1}>
          {t('paused.title')}
        </h1>
        <p class="hint">{t('paused.citizen')}</p>
        <section class="card" aria-labelledby="paused-staff">
          <h2 class="card-title" id="paused-staff">
            {t('paused.staff')}
          </h2>
          <Steps
            steps={[t(`paused.${reason}.1`), t(`paused.${reason}.2`), t(`paused.${reason}.3`)]}
          />
        </section>
        <button type="button" class="button button-strong button-alone" data-tap onClick={onRetry}>
          {t('paused.retry')}
        </button>
      </main>
    </div>
  );
}
