import type { ComponentChildren, JSX } from 'preact';
import type { Level } from '../../shared/domain/level.ts';
import { FaceScale } from '../components/face-scale.tsx';
import { Drawing } from '../components/drawing.tsx';
import { ServedBy } from '../components/served-by.tsx';
import { Tap } from '../components/tap.tsx';
import { useWording } from '../i18n/wording.ts';
import type { ScreenProps } from './screen-props.ts';

interface RateScreenProps extends ScreenProps {
  readonly mode: 'rating' | 'changing' | 'lock-out';
  readonly picked: Level | null;
  readonly header: ComponentChildren;
  readonly largeText: boolean;
}

/** Five faces for the official's service; also the idle screen and the pause after thanks. */
export function RateScreen(props: RateScreenProps): JSX.Element {
  const { mode, picked, header, setting, largeText, send } = props;
  const { t, language } = useWording();
  const [overall] = setting.configuration.questionnaire.items;
  return (
    <div class="screen rate-screen">
      {header}
      <main class="main">
        <ServedBy setting={setting} />
        <h1 class="question" id="question" tabIndex={-1}>
          {overall.wording[language]}
        </h1>
        <FaceScale
          question="question"
          picked={picked}
          locked={mode === 'lock-out'}
          onPick={(level) => send({ type: 'face-tapped', level })}
        />
      </main>
      <footer class="footer">
        <Tap
          class="button-small"
          aria-pressed={largeText}
          onTap={() => send({ type: 'text-size-toggled' })}
        >
          <Drawing name="text" />
          {t('rate.larger-text')}
        </Tap>
        {mode === 'changing' && (
          <Tap class="button-small" onTap={() => send({ type: 'change-dropped' })}>
            <Drawing name="undo" />
            {t('rate.keep')}
          </Tap>
        )}
        <p class="footer-note">{t('rate.anonymous')}</p>
      </footer>
    </div>
  );
}
