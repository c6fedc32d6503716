import { useState } from 'preact/hooks';
import type { TargetPreset, Targets } from '../../../shared/api/target-presets.ts';
import type { Target } from '../../../shared/domain/target.ts';
import type { Failure } from '../api-client.ts';
import { Skeleton } from '../components/loading.tsx';
import { EmptyState, FailureNotice, Notice } from '../components/notice.tsx';
import { Dialog } from '../components/popover.tsx';
import { PresetList } from '../components/preset-list.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';
import { useRequest } from '../use-request.ts';
import { useTitle } from '../use-title.ts';
import { TargetAddDialog } from './target-add.tsx';
import { TargetEndDialog } from './target-end.tsx';
import { TargetTable } from './target-table.tsx';

/** What units are judged against, by which document, and the shipped sets to choose from. */
export function TargetsPage() {
  const { wording } = useSpeech();
  const { api } = useServices();
  const targets = useRequest('targets', api.targets);
  const words = wording.administration.targets;
  useTitle(wording.shell.pages.targets);
  return (
    <div class="page">
      <h1>{words.title}</h1>
      {targets.state.kind === 'loading' && <Skeleton blocks={2} />}
      {targets.state.kind === 'failed' && (
        <FailureNotice failure={targets.state.failure} onRetry={targets.reload} />
      )}
      {targets.state.kind === 'ready' && (
        <>
          <InForce targets={targets.state.value} onChanged={targets.put} />
          <Presets targets={targets.state.value} onChanged={targets.put} />
        </>
      )}
    </div>
  );
}

type InForceProps = Readonly<{ targets: Targets; onChanged: (targets: Targets) => void }>;

/** What holds today and what is planned; whoever answers for the whole office adds and ends. */
function InForce({ targets, onChanged }: InForceProps) {
  const { wording } = useSpeech();
  const { session } = useServices();
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Target | null>(null);
  const words = wording.administration.targets;
  const mayChange = session.mayEverywhere.includes('change-organisation');
  const actionOf = (text: string) => (mayChange ? { text, do: setEnding } : null);
  const done = (next: Targets) => {
    setAdding(false);
    setEnding(null);
    onChanged(next);
  };
  const { fields, inForce, planned, today } = targets;
  return (
    <>
      {inForce.length === 0 ? (
        <EmptyState title={words.none} hint={words.noneHint} />
      ) : (
        <TargetTable
          title={words.title}
          targets={inForce}
          fields={fields}
          action={actionOf(words.own.end)}
        />
      )}
      {mayChange && (
        <button type="button" class="button" onClick={() => setAdding(true)}>
          {words.own.add}
        </button>
      )}
      {planned.length > 0 && (
        <>
          <h2 class="section-title">{words.own.planned}</h2>
          <TargetTable
            title={words.own.planned}
            targets={planned}
            fields={fields}
            action={actionOf(words.own.takeBack)}
          />
        </>
      )}
      {adding && (
        <TargetAddDialog targets={targets} onClose={() => setAdding(false)} onDone={done} />
      )}
      {ending !== null && (
        <TargetEndDialog
          target={ending}
          today={today}
          onClose={() => setEnding(null)}
          onDone={done}
        />
      )}
    </>
  );
}

type PresetsProps = Readonly<{ targets: Targets; onChanged: (targets: Targets) => void }>;

function Presets({ targets, onChanged }: PresetsProps) {
  const { wording, inLanguage } = useSpeech();
  const words = wording.administration.targets;
  const [asking, setAsking] = useState<TargetPreset | null>(null);
  const [chosen, setChosen] = useState<TargetPreset | null>(null);
  return (
    <>
      <h2 class="section-title">{words.presets}</h2>
      <p class="page-intro">{words.presetsHint}</p>
      {chosen !== null && <Notice kind="done">{words.chosen(inLanguage(chosen.title))}</Notice>}
      <PresetList targets={targets} action={words.choose} busy={false} onChoose={setAsking} />
      {asking !== null && (
        <ConfirmPreset
          preset={asking}
          onClose={() => setAsking(null)}
          onDone={(next) => {
            setAsking(null);
            setChosen(asking);
            onChanged(next);
          }}
        />
      )}
    </>
  );
}

type ConfirmProps = Readonly<{
  preset: TargetPreset;
  onClose: () => void;
  onDone: (targets: Targets) => void;
}>;

function ConfirmPreset({ preset, onClose, onDone }: ConfirmProps) {
  const { wording, inLanguage } = useSpeech();
  const { api } = useServices();
  const words = wording.administration.targets;
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const confirm = async () => {
    setBusy(true);
    setFailure(null);
    const answer = await api.choosePreset({ key: preset.key });
    setBusy(false);
    if (answer.ok) onDone(answer.value);
    else setFailure(answer.error);
  };
  return (
    <Dialog title={words.confirmTitle} onClose={onClose}>
      <p>{words.confirmText(inLanguage(preset.title))}</p>
      <p class="soft">{preset.legalBasis}</p>
      {failure !== null && <FailureNotice failure={failure} />}
      <div class="form-actions">
        <button type="button" class="button" onClick={onClose}>
          {wording.shell.cancel}
        </button>
        <button
          type="button"
          class="button button-main"
          disabled={busy}
          onClick={() => void confirm()}
        >
          {busy ? words.applying : words.confirm}
        </button>
      </div>
    </Dialog>
  );
}
