import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useWording } from '../i18n/wording.ts';
import { Drawing } from './drawing.tsx';

/** Long enough that no citizen does it by chance. */
const HOLD_MS = 3_000;

/** The emblem. Staff hold it for three seconds, or press Enter on it, to see the kiosk's state. */
export function Logo({ onHold }: { readonly onHold: (() => void) | undefined }): JSX.Element {
  const { t } = useWording();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const release = (): void => clearTimeout(timer.current);
  // An emblem that goes hears nothing of the finger any more.
  useEffect(() => release, []);
  if (onHold === undefined) return <Drawing name="emblem" class="logo" />;
  return (
    <button
      type="button"
      class="logo-button"
      aria-label={t('header.staff')}
      onPointerDown={() => {
        release();
        timer.current = setTimeout(onHold, HOLD_MS);
      }}
      onPointerUp={release}
      // Comes after a cancelled touch, too.
      onPointerLeave={release}
      onClick={(event) => {
        // Only a key or an assistive tool clicks without a pointer.
        if (event.detail === 0) onHold();
      }}
    >
      <Drawing name="emblem" class="logo" />
    </button>
  );
}
