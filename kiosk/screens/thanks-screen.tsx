import type { JSX } from 'preact';
import { ChangeOffer } from '../components/change-offer.tsx';
import { Drawing } from '../components/drawing.tsx';
import { Tap } from '../components/tap.tsx';
import { useWording } from '../i18n/wording.ts';
import type { VisitView } from '../visit/visit-view.ts';
import { CentredScreen } from './centred-screen.tsx';
import type { ScreenProps } from './screen-props.ts';

interface ThanksScreenProps extends ScreenProps {
  readonly view: Extract<VisitView, { readonly name: 'thanks' }>;
}

/** Thanks, the same for every answer. A touch anywhere ends them. */
export function ThanksScreen({ view, setting, send }: ThanksScreenProps): JSX.Element {
  const { t } = useWording();
  return (
    <CentredScreen name="thanks" sample={setting.configuration.sample}>
      <Tap
        class="whole-screen"
        aria-label={t('thanks.close')}
        onTap={() => send({ type: 'continued' })}
      />
      <span class="seal">
        <Drawing name="check" />
      </span>
      <h1 class="title" tabIndex={-1}>
        {t('thanks.title')}
      </h1>
      <p class="hint">{t('thanks.text')}</p>
      {view.hotline !== null && (
        <p class="hotline">
          <Drawing name="phone" />
          <span>
            {t('thanks.hotline')} <strong>{view.hotline}</strong>
          </span>
        </p>
      )}
      <ChangeOffer offered={view.mayChange} onChange={() => send({ type: 'change-asked' })} />
    </CentredScreen>
  );
}
