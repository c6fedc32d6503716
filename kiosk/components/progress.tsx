import type { JSX } from 'preact';
import { useWording } from '../i18n/wording.ts';

interface ProgressProps {
  readonly number: number;
  readonly total: number;
}

/** Which question of how many; tells nothing of what was answered. */
export function Progress({ number, total }: ProgressProps): JSX.Element {
  const { t } = useWording();
  return (
    <p class="progress">
      {t('item.progress', { number, total })}
      <span class="progress-bars" aria-hidden="true">
        {Array.from({ length: total }, (_, index) => (
          <span
            key={index}
            class={index < number ? 'progress-bar progress-bar-done' : 'progress-bar'}
          />
        ))}
      </span>
    </p>
  );
}
