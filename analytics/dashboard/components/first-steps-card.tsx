import { useState } from 'preact/hooks';
import { formatCount } from '../../reports/format.ts';
import { stepLines } from '../first-steps.ts';
import { reachedBy } from '../https-standing.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { Link, useNavigation } from '../navigation.tsx';
import { toPage } from '../route.ts';
import { useServices } from '../services.ts';
import { useRequest } from '../use-request.ts';

const STORAGE_KEY = 'mot-cham.dashboard.first-steps-hidden';

/** For who sets the office up: how far it has come, until all is done or the card is hidden. */
export function FirstStepsCard() {
  const { session } = useServices();
  const [hidden, setHidden] = useState(isHidden);
  const isTheirs = session.mayEverywhere.includes('change-organisation');
  // Of a sample every step is done already, or none of them is meant.
  if (hidden || !isTheirs || session.office.sample) return null;
  return (
    <OpenSteps
      onHide={() => {
        hide();
        setHidden(true);
      }}
    />
  );
}

function OpenSteps({ onHide }: Readonly<{ onHide: () => void }>) {
  const { wording, language } = useSpeech();
  const { route } = useNavigation();
  const { api } = useServices();
  const { state } = useRequest('first-steps', api.settings.firstSteps);
  const words = wording.firstSteps;
  // A reminder: while it cannot be had, the figures beside it are what matters.
  if (state.kind !== 'ready') return null;
  const lines = stepLines(state.value, reachedBy(window.location) === 'https');
  const next = lines.find(({ done }) => !done);
  if (next === undefined) return null;
  const done = lines.filter((line) => line.done).length;
  const [doneText, allText] = [done, lines.length].map((n) => formatCount(n, language));
  return (
    <section class="first-steps-card">
      <h2>{words.title}</h2>
      <progress class="first-steps-bar" max={lines.length} value={done} aria-label={words.title} />
      <p>{words.progress(doneText ?? '', allText ?? '')}</p>
      <p class="small">
        {words.next}: {words.steps[next.key].title}
      </p>
      <p class="first-steps-actions">
        <Link to={toPage(route, 'start')} class="small">
          {words.see}
        </Link>
        <button type="button" class="link-button small" onClick={onHide}>
          {words.hide}
        </button>
      </p>
    </section>
  );
}

function isHidden(): boolean {
  try {
    return window.localStorage.getItem(STORAGE_KEY) === 'yes';
  } catch {
    // A browser that forbids storage shows the card each time.
    return false;
  }
}

function hide(): void {
  try {
    window.localStorage.setItem(STORAGE_KEY, 'yes');
  } catch {
    // Hidden for this visit only, then.
  }
}
