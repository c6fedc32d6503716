import type { JSX } from 'preact';
import { ChangeOffer } from '../components/change-offer.tsx';
import { Drawing } from '../components/drawing.tsx';
import { SampleTag } from '../components/sample-tag.tsx';
import { Tap } from '../components/tap.tsx';
import { useWording } from '../i18n/wording.ts';
import type { VisitView } from '../visit/visit-view.ts';
import type { ScreenProps } from './screen-props.ts';

interface ReasonsScreenProps extends ScreenProps {
  readonly view: Extract<VisitView, { readonly name: 'reasons' }>;
}

/** What should be improved: optional, a few at most, the same for every level that gets it. */
export function ReasonsScreen({ view, setting, send }: ReasonsScreenProps): JSX.Element {
  const { t, language } = useWording();
  const { questionnaire, sample } = setting.configuration;
  const isFull = view.chosen.length >= questionnaire.maxReasons;
  return (
    <div class="screen reasons-screen">
      <main class="main">
        {sample && <SampleTag />}
        <h1 class="question question-item" id="question" tabIndex={-1}>
          {questionnaire.reasonsQuestion[language]}
        </h1>
        <p class="hint">{t('reasons.limit', { max: questionnaire.maxReasons })}</p>
        <div class="reasons" role="group" aria-labelledby="question">
          {view.reasons.map(({ code, wording }) => {
            const isChosen = view.chosen.includes(code);
            return (
              <Tap
                key={code}
                class="tile reason-tile"
                aria-pressed={isChosen}
                aria-disabled={isFull && !isChosen}
                onTap={() => send({ type: 'reason-toggled', code })}
              >
                {wording[language]}
                {isChosen && (
                  <span class="badge">
                    <Drawing name="check" />
                  </span>
                )}
              </Tap>
            );
          })}
        </div>
        <ChangeOffer offered={view.mayChange} onChange={() => send({ type: 'change-asked' })} />
      </main>
      <footer class="buttons">
        <Tap class="button" onTap={() => send({ type: 'skipped' })}>
          {t('reasons.skip')}
        </Tap>
        <Tap class="button button-strong" onTap={() => send({ type: 'reasons-sent' })}>
          {t('reasons.send')}
        </Tap>
      </footer>
    </div>
  );
}
