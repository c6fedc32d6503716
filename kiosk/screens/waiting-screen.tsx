import type { JSX } from 'preact';
import { CentredScreen } from './centred-screen.tsx';

interface WaitingScreenProps {
  readonly text: string;
  readonly sample: boolean;
}

/** Something is under way and short: the kiosk starts, or a record is being written. */
export function WaitingScreen({ text, sample }: WaitingScreenProps): JSX.Element {
  return (
    <CentredScreen name="waiting" sample={sample}>
      <span class="dots" aria-hidden="true">
        <span />
        <span />
        <span />
      </span>
      <h1 class="hint" tabIndex={-1}>
        {text}
      </h1>
    </CentredScreen>
  );
}
