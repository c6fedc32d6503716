import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Answer, Failure } from '../api-client.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { FailureNotice } from './notice.tsx';
import { Dialog } from './popover.tsx';

type FormProps<Value> = Readonly<{
  title: string;
  /** What the button that sends says. */
  action: string;
  /** Undefined while a field is wrong: nothing is sent. */
  send: () => Promise<Answer<Value>> | undefined;
  onDone: (value: Value) => void;
  onClose: () => void;
  children: ComponentChildren;
}>;

/** A form in a dialog: sends once, says what failed, stays open until it is done. */
export function FormDialog<Value>(props: FormProps<Value>) {
  const { title, action, send, onDone, onClose, children } = props;
  const { wording } = useSpeech();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const submit = async () => {
    setFailure(null);
    const sending = send();
    if (sending === undefined) return;
    setBusy(true);
    const answer = await sending;
    setBusy(false);
    if (answer.ok) onDone(answer.value);
    else setFailure(answer.error);
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {children}
        {failure !== null && <FailureNotice failure={failure} />}
        <div class="form-actions">
          <button type="button" class="button" onClick={onClose}>
            {wording.shell.cancel}
          </button>
          <button type="submit" class="button button-main" disabled={busy}>
            {busy ? wording.people.saving : action}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
