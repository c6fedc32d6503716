import type { JSX } from 'preact';
import type { Language } from '../../shared/domain/language.ts';
import { Drawing } from '../components/drawing.tsx';
import { Steps } from '../components/steps.tsx';
import { Tap } from '../components/tap.tsx';
import { useWording } from '../i18n/wording.ts';
import { StaffFrame } from './staff-frame.tsx';

/**
 * Why this device takes no ratings and does not pair either. `insecure`: plain http, where the
 * browser gives no secure context. `other-window`: a second writer would fork the chain.
 * `pairing-offline`: without a server there is no counter to rate. `key-lost`: without a key no
 * record can be signed.
 */
const NOTICES = {
  insecure: { sign: 'lock', steps: ['insecure.1', 'insecure.2', 'insecure.3'] },
  'other-window': { sign: 'windows', steps: ['other-window.1', 'other-window.2'] },
  'key-lost': { sign: 'offline', steps: ['key-lost.1', 'key-lost.2'] },
  'pairing-offline': { sign: 'offline', steps: ['pairing-offline.1', 'pairing-offline.2'] },
} as const;

interface NoticeScreenProps {
  readonly kind: keyof typeof NOTICES;
  /** The address that the steps speak of. */
  readonly address?: string;
  onLanguage(language: Language): void;
  onRetry?: () => void;
}

/** Tells staff what is wrong with the device and what to do. */
export function NoticeScreen(props: NoticeScreenProps): JSX.Element {
  const { kind, address, onLanguage, onRetry } = props;
  const { t } = useWording();
  const { sign, steps } = NOTICES[kind];
  return (
    <StaffFrame
      title={t(`${kind}.title`)}
      onLanguage={onLanguage}
      aside={
        <span class="sign">
          <Drawing name={sign} />
        </span>
      }
    >
      <p class="hint">{t(`${kind}.text`)}</p>
      {address !== undefined && <p class="address">{address}</p>}
      <Steps steps={steps.map((key) => t(key))} />
      {onRetry !== undefined && (
        <Tap class="button button-strong button-alone" onTap={onRetry}>
          {t('paused.retry')}
        </Tap>
      )}
    </StaffFrame>
  );
}
