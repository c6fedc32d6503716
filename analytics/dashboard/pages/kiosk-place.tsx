import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { KioskSummary } from '../../../shared/api/organisation.ts';
import type { Answer, Failure } from '../api-client.ts';
import { CounterChoice } from '../components/counter-choice.tsx';
import { TextField } from '../components/field.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { Dialog } from '../components/popover.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { nameFault, wordOf } from '../kiosk-name.ts';
import { useServices } from '../services.ts';

type DialogProps = Readonly<{
  kiosk: KioskSummary;
  onClose: () => void;
  onDone: (sentence: string) => void;
}>;

/** Another name for the same device. */
export function RenameDialog({ kiosk, onClose, onDone }: DialogProps) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const [name, setName] = useState(kiosk.name);
  const { place } = wording;
  const fault = nameFault(name);
  const form = useChange({
    isReady: fault === undefined,
    send: () => api.renameKiosk(kiosk.id, { name: name.trim() }),
    onDone: (changed) => onDone(place.renamed(kiosk.name, changed.name)),
  });
  return (
    <ChangeDialog
      title={place.renameTitle(kiosk.name)}
      act={place.acts.rename}
      {...{ form, onClose }}
    >
      <TextField
        label={wording.administration.pairing.name}
        hint={wording.administration.pairing.nameHint}
        autoFocus
        value={name}
        onInput={setName}
        error={form.tried ? wordOf(fault, place) : undefined}
      />
    </ChangeDialog>
  );
}

/** Another counter of the same unit; says first what becomes of the ratings. */
export function MoveDialog({ kiosk, onClose, onDone }: DialogProps) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const [counterId, setCounterId] = useState<string | null>(null);
  const { place } = wording;
  const form = useChange({
    isReady: counterId !== null,
    send: () => api.moveKiosk(kiosk.id, { counterId: counterId ?? '' }),
    onDone: (changed) => onDone(place.moved(changed.name, changed.counter.name)),
  });
  return (
    <ChangeDialog title={place.moveTitle(kiosk.name)} act={place.acts.move} {...{ form, onClose }}>
      <p>{place.moveText(kiosk.counter.name)}</p>
      <p class="field-hint">{place.moveUnit(kiosk.unit.name)}</p>
      <CounterChoice
        chosen={counterId}
        onChoose={setCounterId}
        unitCode={kiosk.unit.code}
        error={
          form.tried && counterId === null
            ? wording.administration.pairing.chooseCounter
            : undefined
        }
      />
    </ChangeDialog>
  );
}

type ChangeForm = Readonly<{
  tried: boolean;
  busy: boolean;
  failure: Failure | null;
  submit: () => Promise<void>;
}>;

function useChange(change: {
  readonly isReady: boolean;
  readonly send: () => Promise<Answer<KioskSummary>>;
  readonly onDone: (changed: KioskSummary) => void;
}): ChangeForm {
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const submit = async () => {
    setTried(true);
    setFailure(null);
    if (!change.isReady) return;
    setBusy(true);
    const answer = await change.send();
    setBusy(false);
    if (answer.ok) change.onDone(answer.value);
    else setFailure(answer.error);
  };
  return { tried, busy, failure, submit };
}

type ChangeProps = Readonly<{
  title: string;
  act: string;
  form: ChangeForm;
  onClose: () => void;
  children: ComponentChildren;
}>;

function ChangeDialog({ title, act, form, onClose, children }: ChangeProps) {
  const { wording } = useSpeech();
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit();
        }}
      >
        {children}
        {form.failure !== null && <FailureNotice failure={form.failure} />}
        <div class="form-actions">
          <button type="button" class="button" onClick={onClose}>
            {wording.shell.cancel}
          </button>
          <button type="submit" class="button button-main" disabled={form.busy}>
            {form.busy ? wording.device.decisions.deciding : act}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
