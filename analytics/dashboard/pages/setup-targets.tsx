import { useState } from 'preact/hooks';
import type { Failure } from '../api-client.ts';
import { EntryFrame } from '../components/entry-frame.tsx';
import { Skeleton } from '../components/loading.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { PresetList } from '../components/preset-list.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';
import { useRequest } from '../use-request.ts';
import { useTitle } from '../use-title.ts';
import { SetupSteps } from './setup-steps.tsx';

/** First run, step 3: a set of targets, or none for now. */
export function SetupTargetsPage({ onDone }: Readonly<{ onDone: () => void }>) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const words = wording.account.setup;
  const { state, reload } = useRequest('targets', api.targets);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  useTitle(wording.shell.pages.setup);
  const choose = async (key: string) => {
    setBusy(true);
    setFailure(null);
    const answer = await api.choosePreset({ key });
    setBusy(false);
    if (answer.ok) onDone();
    else setFailure(answer.error);
  };
  return (
    <EntryFrame title={words.title} intro={words.targetsIntro} wide>
      <SetupSteps current={3} />
      {failure !== null && <FailureNotice failure={failure} />}
      {state.kind === 'loading' && <Skeleton blocks={2} />}
      {state.kind === 'failed' && <FailureNotice failure={state.failure} onRetry={reload} />}
      {state.kind === 'ready' && (
        <PresetList
          targets={state.value}
          action={words.finish}
          busy={busy}
          onChoose={(preset) => void choose(preset.key)}
        />
      )}
      <div class="form-actions">
        <button type="button" class="button" disabled={busy} onClick={onDone}>
          {words.later}
        </button>
      </div>
    </EntryFrame>
  );
}
