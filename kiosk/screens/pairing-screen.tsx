import type { JSX } from 'preact';
import type { Language } from '../../shared/domain/language.ts';
import { Drawing } from '../components/drawing.tsx';
import { QrCode } from '../components/qr-code.tsx';
import { Steps } from '../components/steps.tsx';
import { stretch } from '../components/wall-time.ts';
import { useWording } from '../i18n/wording.ts';
import type { KioskStatus } from '../kiosk-port.ts';
import { StaffFrame } from './staff-frame.tsx';

/** Beyond this, records would carry a misleading time. */
const SKEW_WORTH_TELLING_MS = 120_000;

interface PairingScreenProps {
  readonly status: Extract<KioskStatus, { readonly kind: 'unpaired' }>;
  readonly nowWallMs: number;
  onLanguage(language: Language): void;
}

/** The steward types the code on another device and compares the fingerprint by eye. */
export function PairingScreen({ status, nowWallMs, onLanguage }: PairingScreenProps): JSX.Element {
  const { t } = useWording();
  const skewMs = status.clockSkewMs ?? 0;
  return (
    <StaffFrame
      title={t('pairing.title')}
      onLanguage={onLanguage}
      aside={<PairingCode status={status} leftMs={status.expiresAtMs - (nowWallMs - skewMs)} />}
    >
      <Steps
        steps={[t('pairing.1', { address: status.serverAddress }), t('pairing.2'), t('pairing.3')]}
      />
      {Math.abs(skewMs) > SKEW_WORTH_TELLING_MS && (
        <p class="notice">
          <Drawing name="alert" />
          {t('pairing.skew', { time: stretch(skewMs) })}
        </p>
      )}
    </StaffFrame>
  );
}

interface PairingCodeProps extends Pick<PairingScreenProps, 'status'> {
  readonly leftMs: number;
}

function PairingCode({ status, leftMs }: PairingCodeProps): JSX.Element {
  const { t } = useWording();
  return (
    <div class="card pairing-card">
      {leftMs > 0 && (
        <figure class="pairing-scan">
          <QrCode text={pairingAddress(status)} label={t('pairing.scan')} />
          <figcaption>{t('pairing.scan')}</figcaption>
        </figure>
      )}
      <dl>
        <dt>{t('pairing.code')}</dt>
        <dd class="pairing-code">{status.userCode}</dd>
        <dt>{t('pairing.fingerprint')}</dt>
        <dd class="pairing-fingerprint">{status.fingerprint}</dd>
      </dl>
      <p class="pairing-expiry" role="timer">
        {leftMs > 0 ? t('pairing.expires', { time: stretch(leftMs) }) : t('pairing.expired')}
      </p>
    </div>
  );
}

/** The dashboard's list of kiosks, with the code filled in; the fingerprint is still compared. */
const pairingAddress = ({ serverAddress, userCode }: PairingCodeProps['status']): string =>
  `${serverAddress}/kiosks?within=${encodeURIComponent(userCode)}`;
