import type { JSX } from 'preact';
import type { Language } from '../../shared/domain/language.ts';
import { GuardedPage } from '../components/guarded-page.tsx';
import type { Clock } from '../clock.ts';
import type { Wording } from '../i18n/wording.ts';
import type { KioskStatus } from '../kiosk-port.ts';
import { useWallMs } from '../use-wall-ms.ts';
import { NoticeScreen } from './notice-screen.tsx';
import { PairingScreen } from './pairing-screen.tsx';
import { RevokedScreen } from './revoked-screen.tsx';

type NotSetUp = Exclude<KioskStatus, { readonly kind: 'starting' | 'ready' | 'storage-failed' }>;

interface SetUpScreensProps {
  readonly status: NotSetUp;
  readonly clock: Clock;
  readonly wording: Wording;
  onLanguage(language: Language): void;
  onRetry(): void;
  onSave(): Promise<number>;
  onPairAgain(): void;
}

/** What staff see of a device that stands at no counter: not yet, or not any more. */
export function SetUpScreens(props: SetUpScreensProps): JSX.Element {
  const { clock, wording, ...shown } = props;
  const nowWallMs = useWallMs(clock, 1000);
  return (
    <GuardedPage screen={shown.status.kind} clock={clock} wording={wording}>
      <SetUpScreen {...shown} nowWallMs={nowWallMs} />
    </GuardedPage>
  );
}

interface SetUpScreenProps extends Omit<SetUpScreensProps, 'clock' | 'wording'> {
  readonly nowWallMs: number;
}

function SetUpScreen(props: SetUpScreenProps): JSX.Element {
  const { status, nowWallMs, onLanguage, onRetry } = props;
  switch (status.kind) {
    case 'insecure': {
      const address = `https://${status.serverAddress.replace(/^\w+:\/\//u, '')}`;
      return <NoticeScreen {...{ address, onLanguage }} kind="insecure" />;
    }
    case 'other-window':
      return <NoticeScreen kind="other-window" onLanguage={onLanguage} />;
    case 'unpaired':
      return <PairingScreen status={status} nowWallMs={nowWallMs} onLanguage={onLanguage} />;
    case 'pairing-offline':
    case 'key-lost':
      return (
        <NoticeScreen
          kind={status.kind}
          address={status.serverAddress}
          {...{ onLanguage, onRetry }}
        />
      );
    case 'revoked': {
      const { onSave, onPairAgain } = props;
      return <RevokedScreen pending={status.pending} {...{ onLanguage, onSave, onPairAgain }} />;
    }
  }
}
