import { useState } from 'preact/hooks';
import type { Annulments, AnnulmentSummary } from '../../../shared/api/annulments.ts';
import { SHORTEST_EXPLANATION } from '../../../shared/domain/annulment.ts';
import { FormDialog } from '../components/form-dialog.tsx';
import { LinesField } from '../components/form-fields.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';
import { AllText, LevelList, MonthsText } from './annulment-coverage.tsx';
import { AnnulmentProposeDialog } from './annulment-propose.tsx';
import { countText, placeText, ReasonText, WindowText } from './annulment-text.tsx';

/** What is being asked on the page. */
export type AnnulmentQuestion =
  | Readonly<{ kind: 'propose' }>
  | Readonly<{ kind: 'decide' | 'withdraw' | 'lift'; annulment: AnnulmentSummary }>;

type DialogProps<Question> = Readonly<{
  question: Question;
  onDone: (annulments: Annulments) => void;
  onClose: () => void;
}>;

/** The dialog of a question. */
export function AnnulmentDialog({ question, ...asked }: DialogProps<AnnulmentQuestion>) {
  switch (question.kind) {
    case 'propose':
      return <AnnulmentProposeDialog {...asked} />;
    case 'decide':
      return <DecideDialog {...asked} annulment={question.annulment} />;
    case 'withdraw':
      return <WithdrawDialog {...asked} annulment={question.annulment} />;
    case 'lift':
      return <LiftDialog {...asked} annulment={question.annulment} />;
  }
}

type About = Omit<DialogProps<never>, 'question'> & Readonly<{ annulment: AnnulmentSummary }>;

function DecideDialog({ annulment, onDone, onClose }: About) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const [note, setNote] = useState('');
  const words = wording.annulment.decision;
  const { id, digest } = annulment;
  const send = (decision: 'approve' | 'refuse') => () =>
    digest === null ? null : api.annulments.decide(id, { decision, digest, note: note.trim() });
  return (
    <FormDialog
      title={words.title}
      hint={words.hint}
      action={words.approve}
      send={send('approve')}
      second={{ action: words.refuse, send: send('refuse'), onDone }}
      onDone={onDone}
      onClose={onClose}
      leave={wording.annulment.leave}
    >
      {() => (
        <>
          <Subject annulment={annulment} />
          <LinesField label={words.note} value={note} onInput={setNote} />
        </>
      )}
    </FormDialog>
  );
}

function WithdrawDialog({ annulment, onDone, onClose }: About) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const words = wording.annulment.withdrawal;
  return (
    <FormDialog
      title={words.title}
      hint={words.hint}
      action={wording.annulment.withdraw}
      send={() => api.annulments.withdraw(annulment.id)}
      onDone={onDone}
      onClose={onClose}
      leave={wording.annulment.leave}
    >
      {() => <Subject annulment={annulment} />}
    </FormDialog>
  );
}

function LiftDialog({ annulment, onDone, onClose }: About) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const [explanation, setExplanation] = useState('');
  const words = wording.annulment;
  const isShort = explanation.trim().length < SHORTEST_EXPLANATION;
  const send = () =>
    isShort ? null : api.annulments.proposeLift(annulment.id, { explanation: explanation.trim() });
  return (
    <FormDialog
      title={words.lifting.title}
      hint={words.lifting.hint}
      action={words.lift}
      send={send}
      onDone={onDone}
      onClose={onClose}
      leave={wording.annulment.leave}
    >
      {(tried) => (
        <>
          <Subject annulment={annulment} />
          <LinesField
            label={words.form.explanation}
            hint={words.form.explanationHint}
            value={explanation}
            onInput={setExplanation}
            error={tried && isShort ? words.form.shortExplanation : undefined}
          />
        </>
      )}
    </FormDialog>
  );
}

/** What the question is about: the same words as in the list. */
function Subject({ annulment }: Readonly<{ annulment: AnnulmentSummary }>) {
  const { language, wording } = useSpeech();
  const words = wording.annulment;
  const { kind, state, ratings, months, levels } = annulment;
  const count = countText(ratings, language, words.few);
  const isWaiting = state === 'proposed';
  return (
    <section class="annulment-coverage">
      <h3>{placeText(annulment)}</h3>
      <p>
        <WindowText annulment={annulment} />
      </p>
      <p>
        <strong>
          {kind === 'lift' && words.wouldReturn(count)}
          {kind === 'annul' && (isWaiting ? <AllText ratings={ratings} /> : words.gone(count))}
        </strong>
      </p>
      <MonthsText months={months} />
      {isWaiting && kind === 'annul' && <LevelList levels={levels} />}
      <ReasonText annulment={annulment} />
    </section>
  );
}
