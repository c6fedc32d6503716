import type { JSX } from 'preact';
import { CountdownRing } from '../components/countdown-ring.tsx';
import { Tap } from '../components/tap.tsx';
import { useWording } from '../i18n/wording.ts';
import type { VisitView } from '../visit/visit-view.ts';
import { CentredScreen } from './centred-screen.tsx';
import type { ScreenProps } from './screen-props.ts';

interface StillThereScreenProps extends ScreenProps {
  readonly view: Extract<VisitView, { readonly name: 'still-there' }>;
}

/** The whole screen continues; without a touch the visit ends, and what was given stays. */
export function StillThereScreen({ view, setting, send }: StillThereScreenProps): JSX.Element {
  const { t } = useWording();
  return (
    <CentredScreen name="still-there" sample={setting.configuration.sample}>
      <Tap
        class="whole-screen"
        aria-label={t('still-there.continue')}
        onTap={() => send({ type: 'continued' })}
      />
      <CountdownRing secondsLeft={view.secondsLeft} secondsInAll={view.secondsInAll} />
      <h1 class="title" tabIndex={-1}>
        {t('still-there.title')}
      </h1>
      <p class="hint">{t('still-there.text')}</p>
    </CentredScreen>
  );
}
