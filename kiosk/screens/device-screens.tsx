import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Language } from '../../shared/domain/language.ts';
import { GuardedPage } from '../components/guarded-page.tsx';
import type { Clock } from '../clock.ts';
import type { Catalogues } from '../i18n/translate.ts';
import { useWording, wordingIn } from '../i18n/wording.ts';
import type { KioskReady, KioskStatus } from '../kiosk-port.ts';
import { useWallMs } from '../use-wall-ms.ts';
import { NoticeScreen } from './notice-screen.tsx';
import { PairingScreen } from './pairing-screen.tsx';
import { PausedScreen } from './paused-screen.tsx';
import { WaitingScreen } from './waiting-screen.tsx';

type NotReady = Exclude<KioskStatus, KioskReady>;

interface DeviceScreensProps {
  readonly status: NotReady;
  readonly clock: Clock;
  readonly catalogues: Catalogues;
  onRetry(): void;
}

/** What the device shows while it takes no ratings; mostly for staff. */
export function DeviceScreens(props: DeviceScreensProps): JSX.Element {
  const { status, clock, catalogues, onRetry } = props;
  const [language, setLanguage] = useState<Language>('vi');
  const nowWallMs = useWallMs(clock, 1000);
  return (
    <GuardedPage screen={status.kind} clock={clock} wording={wordingIn(language, catalogues)}>
      <DeviceScreen {...{ status, nowWallMs, onRetry }} onLanguage={setLanguage} />
    </GuardedPage>
  );
}

interface DeviceScreenProps extends Omit<DeviceScreensProps, 'clock' | 'catalogues'> {
  readonly nowWallMs: number;
  onLanguage(language: Language): void;
}

function DeviceScreen(props: DeviceScreenProps): JSX.Element {
  const { status, nowWallMs, onLanguage, onRetry } = props;
  const { t } = useWording();
  switch (status.kind) {
    case 'starting':
      return <WaitingScreen text={t('starting')} sample={false} />;
    case 'insecure': {
      const address = `https://${status.serverAddress.replace(/^\w+:\/\//u, '')}`;
      return <NoticeScreen {...{ address, onLanguage }} kind="insecure" />;
    }
    case 'other-window':
      return <NoticeScreen kind="other-window" onLanguage={onLanguage} />;
    case 'unpaired':
      return <PairingScreen status={status} nowWallMs={nowWallMs} onLanguage={onLanguage} />;
    case 'pairing-offline':
      return (
        <NoticeScreen
          kind="pairing-offline"
          address={status.serverAddress}
          {...{ onLanguage, onRetry }}
        />
      );
    case 'storage-failed':
      return <PausedScreen reason={status.reason} sample={false} onRetry={onRetry} />;
  }
}
