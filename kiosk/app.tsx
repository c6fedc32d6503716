import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../shared/domain/language.ts';
import type { Clock } from './clock.ts';
import { GuardedPage } from './components/guarded-page.tsx';
import { onDemand } from './components/on-demand.tsx';
import type { Catalogues } from './i18n/translate.ts';
import { wordingIn } from './i18n/wording.ts';
import type { KioskPort, KioskReady, KioskStatus } from './kiosk-port.ts';
import { RatingKiosk } from './rating-kiosk.tsx';
import { PausedScreen } from './screens/paused-screen.tsx';
import { WaitingScreen } from './screens/waiting-screen.tsx';

const SetUpScreens = onDemand(() =>
  import('./screens/set-up-screens.tsx').then((module) => module.SetUpScreens),
);

/** Nothing is rated yet, so nothing is lost by a new load of the page. */
const RELOAD_AFTER_MS = 10_000;

interface AppProps {
  readonly port: KioskPort;
  readonly clock: Clock;
  readonly catalogues: Catalogues;
}

/** The kiosk: follows what the device is able to do, and rates while it is able. */
export function App({ port, clock, catalogues }: AppProps): JSX.Element {
  const [status, setStatus] = useState<KioskStatus>({ kind: 'starting' });
  // Of the screens that belong to no visit: the office's first, or as staff choose at set-up.
  const [language, setLanguage] = useState<Language>('vi');
  const onStatus = (next: KioskStatus): void => {
    setStatus(next);
    if (next.kind === 'ready') setLanguage(next.configuration.languages[0]);
  };
  useEffect(() => port.subscribe(onStatus), []);
  // As the visit under way began; null while there is none.
  const [visited, setVisited] = useState<KioskReady | null>(null);
  // Storage that fails pauses the next visit: one under way ends first, and tells its own failure.
  const shown = status.kind === 'storage-failed' ? (visited ?? status) : status;
  const wording = wordingIn(language, catalogues);
  const starting = (
    <GuardedPage screen="starting" clock={clock} wording={wording}>
      <WaitingScreen text={wording.t('starting')} sample={false} />
    </GuardedPage>
  );
  const onRetry = (): void => port.retryNow();
  const onSave = (): Promise<number> => port.saveUnsent();
  switch (shown.kind) {
    case 'ready':
      return <RatingKiosk {...{ port, clock, catalogues }} status={shown} onVisit={setVisited} />;
    case 'starting':
      return starting;
    case 'storage-failed':
      return (
        <GuardedPage screen="storage-failed" clock={clock} wording={wording}>
          <PausedScreen reason={shown.reason} sample={false} {...{ onRetry, onSave }} />
        </GuardedPage>
      );
    default:
      return (
        <SetUpScreens
          {...{ clock, wording, onRetry, onSave }}
          status={shown}
          onLanguage={setLanguage}
          onPairAgain={() => port.pairAgain()}
          meanwhile={starting}
          onMissing={() => setTimeout(() => location.reload(), RELOAD_AFTER_MS)}
        />
      );
  }
}
