import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Language } from '../../shared/domain/language.ts';
import { Drawing } from '../components/drawing.tsx';
import { SaveUnsent } from '../components/save-unsent.tsx';
import { Steps } from '../components/steps.tsx';
import { Tap } from '../components/tap.tsx';
import { useWording } from '../i18n/wording.ts';
import { StaffFrame } from './staff-frame.tsx';

interface RevokedScreenProps {
  readonly pending: number;
  onSave(): Promise<number>;
  onPairAgain(): void;
  onLanguage(language: Language): void;
}

/** The server counts nothing of this kiosk any more. What it holds is kept, and still sent. */
export function RevokedScreen(props: RevokedScreenProps): JSX.Element {
  const { t } = useWording();
  const [isPairing, setPairing] = useState(false);
  return (
    <StaffFrame
      title={t('revoked.title')}
      onLanguage={props.onLanguage}
      aside={
        <span class="sign">
          <Drawing name="lock" />
        </span>
      }
    >
      {isPairing ? (
        <SecondLook onPairAgain={props.onPairAgain} onDropped={() => setPairing(false)} />
      ) : (
        <WhatToDo {...props} onPairAgain={() => setPairing(true)} />
      )}
    </StaffFrame>
  );
}

function WhatToDo({ pending, onSave, onPairAgain }: RevokedScreenProps): JSX.Element {
  const { t, language } = useWording();
  const shown = new Intl.NumberFormat(language).format(pending);
  return (
    <>
      <p class="hint">{t('revoked.text')}</p>
      <Steps steps={[t('revoked.1', { pending: shown }), t('revoked.2'), t('revoked.3')]} />
      <SaveUnsent onSave={onSave}>
        <Tap class="button" onTap={onPairAgain}>
          {t('revoked.pair')}
        </Tap>
      </SaveUnsent>
    </>
  );
}

interface SecondLookProps extends Pick<RevokedScreenProps, 'onPairAgain'> {
  onDropped(): void;
}

/** Asked twice: afterwards the old key is gone. */
function SecondLook({ onPairAgain, onDropped }: SecondLookProps): JSX.Element {
  const { t } = useWording();
  return (
    <>
      <p class="notice">
        <Drawing name="alert" />
        {t('revoked.confirm')}
      </p>
      <div class="buttons">
        <Tap class="button" onTap={onDropped}>
          {t('revoked.no')}
        </Tap>
        <Tap class="button button-strong" onTap={onPairAgain}>
          {t('revoked.yes')}
        </Tap>
      </div>
    </>
  );
}
