import type { AnnulmentSummary } from '../../../shared/api/annulments.ts';
import { formatInstant } from '../../reports/format.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';
import { annulmentEffect } from '../annulment-effect.ts';
import { LevelList, MonthsText } from './annulment-coverage.tsx';
import type { AnnulmentQuestion } from './annulment-dialogs.tsx';
import { countText, placeText, ReasonText, WindowText } from './annulment-text.tsx';

type CardProps = Readonly<{
  annulment: AnnulmentSummary;
  /** Somebody has asked already to count these ratings again, and nobody has decided. */
  liftWaits: boolean;
  onAsk: (question: AnnulmentQuestion) => void;
}>;

/** One proposal: what it is about, who wanted it, who decided, and what can be done. */
export function AnnulmentCard({ annulment, liftWaits, onAsk }: CardProps) {
  const { language, wording } = useSpeech();
  const words = wording.annulment;
  const { kind, state, ratings, months, levels, arrivedLater } = annulment;
  return (
    <li class="card annulment">
      <div class="annulment-head">
        <h2>{placeText(annulment)}</h2>
        <span class={`annulment-state annulment-${state}`}>
          {kind === 'lift' && state === 'approved' ? words.liftApproved : words.states[state]}
        </span>
      </div>
      <p>
        {words.kinds[kind]} · <WindowText annulment={annulment} />
      </p>
      <p class="annulment-number">
        <NumberText annulment={annulment} />
      </p>
      {ratings !== 0 && <MonthsText months={months} />}
      {ratings !== 0 && levels !== null && <LevelList levels={levels} />}
      {arrivedLater !== 0 && (
        <p class="annulment-later">
          <span aria-hidden="true">! </span>
          {words.later(countText(arrivedLater, language, words.few))}
        </p>
      )}
      <ReasonText annulment={annulment} />
      <People annulment={annulment} liftWaits={liftWaits} />
      <Actions annulment={annulment} liftWaits={liftWaits} onAsk={onAsk} />
    </li>
  );
}

function NumberText({ annulment }: Pick<CardProps, 'annulment'>) {
  const { language, wording } = useSpeech();
  const words = wording.annulment;
  const { kind, state, ratings } = annulment;
  const count = countText(ratings, language, words.few);
  return <>{words[annulmentEffect(kind, state)](count)}</>;
}

function People({ annulment, liftWaits }: Omit<CardProps, 'onAsk'>) {
  const { wording } = useSpeech();
  const words = wording.annulment;
  const { proposedBy, proposedAtMs, decided, state, endsAtMs, own, mayDecide } = annulment;
  return (
    <div class="annulment-people soft">
      <p>{words.proposedBy(proposedBy, formatInstant(proposedAtMs))}</p>
      {decided !== null && <p>{words.decidedBy(decided.by, formatInstant(decided.atMs))}</p>}
      {decided !== null && decided.note !== '' && <p>“{decided.note}”</p>}
      {state === 'proposed' && <p>{words.endsAt(formatInstant(endsAtMs))}</p>}
      {state === 'proposed' && own && !mayDecide && <p>{words.waitsForOther}</p>}
      {liftWaits && <p>{words.liftWaits}</p>}
    </div>
  );
}

function Actions({ annulment, liftWaits, onAsk }: CardProps) {
  const { wording } = useSpeech();
  const { session } = useServices();
  const words = wording.annulment;
  const { kind, state, own, mayDecide } = annulment;
  const isInForce = kind === 'annul' && state === 'approved';
  const mayLift = isInForce && !liftWaits && session.may.includes('propose-annulment');
  const action = (question: 'decide' | 'withdraw' | 'lift', isMain: boolean) => (
    <button
      type="button"
      class={isMain ? 'button button-main' : 'button'}
      onClick={() => onAsk({ kind: question, annulment })}
    >
      {words[question]}
      <span class="visually-hidden">{words.about(placeText(annulment))}</span>
    </button>
  );
  if (!mayDecide && !mayLift && !(own && state === 'proposed')) return null;
  return (
    <div class="annulment-actions">
      {mayDecide && action('decide', true)}
      {own && state === 'proposed' && action('withdraw', false)}
      {mayLift && action('lift', false)}
    </div>
  );
}
