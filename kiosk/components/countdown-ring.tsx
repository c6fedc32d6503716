import type { JSX } from 'preact';
import { useWording } from '../i18n/wording.ts';

interface CountdownRingProps {
  readonly secondsLeft: number;
  readonly secondsInAll: number;
}

/** Seconds that are left, as a number and as an arc. */
export function CountdownRing({ secondsLeft, secondsInAll }: CountdownRingProps): JSX.Element {
  const { t } = useWording();
  const left = Math.max(0, Math.min(1, secondsLeft / secondsInAll));
  return (
    <div class="ring" role="timer">
      <svg viewBox="0 0 200 200" aria-hidden="true" focusable="false">
        <circle class="ring-track" cx="100" cy="100" r="90" />
        <circle
          class="ring-arc"
          cx="100"
          cy="100"
          r="90"
          pathLength="1"
          style={{ strokeDashoffset: 1 - left }}
        />
      </svg>
      <span class="ring-words">
        <span class="ring-number">{secondsLeft}</span>
        <span class="ring-unit">{t('still-there.seconds')}</span>
      </span>
    </div>
  );
}
