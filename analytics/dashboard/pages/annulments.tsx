import { useState } from 'preact/hooks';
import type { Annulments } from '../../../shared/api/annulments.ts';
import { Skeleton } from '../components/loading.tsx';
import { EmptyState, FailureNotice, Notice } from '../components/notice.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';
import { useRequest } from '../use-request.ts';
import { useTitle } from '../use-title.ts';
import { AnnulmentCard } from './annulment-card.tsx';
import { AnnulmentDialog, type AnnulmentQuestion } from './annulment-dialogs.tsx';

/** Every decision that put ratings out of the figures, visibly; proposing and deciding one. */
export function AnnulmentsPage() {
  const { wording } = useSpeech();
  const { api, session } = useServices();
  const words = wording.annulment;
  const annulments = useRequest('annulments', api.annulments.list);
  const [question, setQuestion] = useState<AnnulmentQuestion | null>(null);
  const [done, setDone] = useState(false);
  useTitle(words.title);
  const ask = (next: AnnulmentQuestion) => {
    setDone(false);
    setQuestion(next);
  };
  const put = (next: Annulments) => {
    annulments.put(next);
    setQuestion(null);
    setDone(true);
  };
  const { state } = annulments;
  return (
    <div class="page">
      <div class="page-head">
        <h1>{words.title}</h1>
        {session.may.includes('propose-annulment') && (
          <button type="button" class="button button-main" onClick={() => ask({ kind: 'propose' })}>
            {words.propose}
          </button>
        )}
      </div>
      <p class="page-intro">{words.intro}</p>
      {done && <Notice kind="done">{words.done}</Notice>}
      {state.kind === 'loading' && <Skeleton blocks={2} />}
      {state.kind === 'failed' && (
        <FailureNotice failure={state.failure} onRetry={annulments.reload} />
      )}
      {state.kind === 'ready' && state.value.annulments.length === 0 && (
        <EmptyState title={words.none} hint={words.noneHint} />
      )}
      {state.kind === 'ready' && state.value.annulments.length > 0 && (
        <AnnulmentList annulments={state.value.annulments} onAsk={ask} />
      )}
      {question !== null && (
        <AnnulmentDialog question={question} onDone={put} onClose={() => setQuestion(null)} />
      )}
    </div>
  );
}

type ListProps = Readonly<{
  annulments: Annulments['annulments'];
  onAsk: (question: AnnulmentQuestion) => void;
}>;

function AnnulmentList({ annulments, onAsk }: ListProps) {
  const waiting = annulments.filter(({ state }) => state === 'proposed');
  return (
    <ul class="annulment-list">
      {annulments.map((annulment) => (
        <AnnulmentCard
          key={annulment.id}
          annulment={annulment}
          liftWaits={waiting.some(({ liftsId }) => liftsId === annulment.id)}
          onAsk={onAsk}
        />
      ))}
    </ul>
  );
}
