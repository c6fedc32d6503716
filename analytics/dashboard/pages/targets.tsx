import { useState } from 'preact/hooks';
import type { TargetPreset, Targets } from '../../../shared/api/target-presets.ts';
import { formatDay } from '../../reports/format.ts';
import type { Failure } from '../api-client.ts';
import { Skeleton } from '../components/loading.tsx';
import { EmptyState, FailureNotice, Notice } from '../components/notice.tsx';
import { Dialog } from '../components/popover.tsx';
import { PresetList, ScopeText, TargetValue } from '../components/preset-list.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';
import { useRequest } from '../use-request.ts';
import { useTitle } from '../use-title.ts';

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
          <InForce targets={targets.state.value} />
          <Presets targets={targets.state.value} onChanged={targets.put} />
        </>
      )}
    </div>
  );
}

function InForce({ targets }: Readonly<{ targets: Targets }>) {
  const { wording } = useSpeech();
  const words = wording.administration.targets;
  const { columns } = words;
  if (targets.inForce.length === 0) return <EmptyState title={words.none} hint={words.noneHint} />;
  return (
    <section class="card">
      <div class="table-scroll" role="region" aria-label={words.title} tabIndex={0}>
        <table class="figure-table target-table">
          <caption class="visually-hidden">{words.title}</caption>
          <thead>
            <tr>
              <th scope="col">{columns.value}</th>
              <th scope="col">{columns.scope}</th>
              <th scope="col">{columns.since}</th>
              <th scope="col">{columns.until}</th>
              <th scope="col">{columns.basis}</th>
            </tr>
          </thead>
          <tbody>
            {targets.inForce.map((target) => (
              <tr key={target.id}>
                <th scope="row" class="cell-rate">
                  <TargetValue rule={target} />
                </th>
                <td>
                  <ScopeText scope={target.scope} />
                </td>
                <td>{formatDay(target.validFrom)}</td>
                <td>{target.validTo === null ? words.openEnd : formatDay(target.validTo)}</td>
                <td class="cell-basis">{target.legalBasis}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
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
