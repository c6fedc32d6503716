import type { ComponentChildren, JSX } from 'preact';
import type { Level } from '../../shared/domain/level.ts';
import { ChangeOffer } from '../components/change-offer.tsx';
import { FaceScale } from '../components/face-scale.tsx';
import { Progress } from '../components/progress.tsx';
import { Tap } from '../components/tap.tsx';
import { useWording } from '../i18n/wording.ts';
import type { ItemView } from '../visit/visit-view.ts';
import type { ScreenProps } from './screen-props.ts';

interface ItemScreenProps extends ScreenProps {
  readonly view: ItemView;
  readonly picked: Level | null;
  readonly mayChange: boolean;
  readonly header: ComponentChildren;
}

/** One further question on the same faces. It may be skipped, and left without losing anything. */
export function ItemScreen(props: ItemScreenProps): JSX.Element {
  const { view, picked, mayChange, header, send } = props;
  const { t, language } = useWording();
  return (
    <div class="screen item-screen">
      {header}
      <main class="main">
        <Progress number={view.number} total={view.total} />
        <h1 class="question question-item" id="question" tabIndex={-1}>
          {view.item.wording[language]}
        </h1>
        <FaceScale
          question="question"
          picked={picked}
          onPick={(level) => send({ type: 'face-tapped', level })}
        />
        <ChangeOffer offered={mayChange} onChange={() => send({ type: 'change-asked' })} />
      </main>
      <footer class="buttons">
        {view.item.skippable && (
          <Tap class="button" onTap={() => send({ type: 'skipped' })}>
            {t('item.skip')}
          </Tap>
        )}
        <Tap class="button" onTap={() => send({ type: 'finished' })}>
          {t('item.finish')}
        </Tap>
      </footer>
    </div>
  );
}
