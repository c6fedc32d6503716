import type { JSX } from 'preact';
import { useWording } from '../i18n/wording.ts';
import type { StorageFailure } from '../visit/storage-failure.ts';
import { SaveUnsent } from './save-unsent.tsx';
import { Steps } from './steps.tsx';
import { Tap } from './tap.tsx';

interface PausedHelpProps {
  readonly reason: StorageFailure;
  onRetry(): void;
  onSave(): Promise<number>;
}

/** What staff do about a kiosk that can keep nothing. */
export function PausedHelp({ reason, onRetry, onSave }: PausedHelpProps): JSX.Element {
  const { t } = useWording();
  return (
    <>
      <section class="card" aria-labelledby="paused-staff">
        <h2 class="card-title" id="paused-staff">
          {t('paused.staff')}
        </h2>
        <Steps
          steps={[t(`paused.${reason}.1`), t(`paused.${reason}.2`), t(`paused.${reason}.3`)]}
        />
      </section>
      <SaveUnsent onSave={onSave}>
        <Tap class="button button-strong" onTap={onRetry}>
          {t('paused.retry')}
        </Tap>
      </SaveUnsent>
    </>
  );
}
