import { useEffect, useState } from 'preact/hooks';
import { useSpeech } from '../i18n/wording.tsx';

const SLOW_AFTER_MS = 1000;

/** Grey blocks where the page will be; after a second words say that it still loads. */
export function Skeleton({ blocks = 4 }: Readonly<{ blocks?: number }>) {
  return (
    <div class="skeleton">
      <SlowHint />
      {Array.from({ length: blocks }, (_, index) => (
        <div key={index} class="skeleton-block" aria-hidden="true" />
      ))}
    </div>
  );
}

/** A quiet line above what is shown, once a fresh answer takes longer than a second. */
export function RefreshingBar({ active }: Readonly<{ active: boolean }>) {
  return active ? (
    <div class="refreshing">
      <SlowHint />
    </div>
  ) : null;
}

function SlowHint() {
  const { wording } = useSpeech();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setSlow(true), SLOW_AFTER_MS);
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <p class={slow ? 'slow-hint' : 'visually-hidden'} role="status">
      {slow ? wording.shell.stillLoading : wording.shell.loading}
    </p>
  );
}
