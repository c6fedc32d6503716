import { useState } from 'preact/hooks';
import type { Api, Failure } from '../api-client.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { PasswordField } from './field.tsx';
import { FailureNotice } from './notice.tsx';
import { Dialog } from './popover.tsx';

type DialogProps = Readonly<{ api: Api; onAnswer: (confirmed: boolean) => void }>;

/** Asks for password or code once more; the call that needed it goes on by itself. */
export function ConfirmationDialog({ api, onAnswer }: DialogProps) {
  const { wording } = useSpeech();
  const words = wording.signIn.confirmation;
  const [given, setGiven] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const confirm = async () => {
    setTried(true);
    setFailure(null);
    if (given === '') return;
    setBusy(true);
    const answer = await api.confirm(isCode(given) ? { code: given } : { password: given });
    setBusy(false);
    if (answer.ok) onAnswer(true);
    else setFailure(answer.error);
  };
  return (
    <Dialog title={words.title} onClose={() => onAnswer(false)}>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void confirm();
        }}
      >
        <p>{words.text}</p>
        <PasswordField
          label={words.label}
          hint={words.hint}
          autoComplete="current-password"
          autoFocus
          value={given}
          onInput={setGiven}
          error={tried && given === '' ? words.missing : undefined}
        />
        <p class="field-hint">{words.noPassword}</p>
        {failure !== null && <FailureNotice failure={failure} />}
        <div class="form-actions">
          <button type="button" class="button" onClick={() => onAnswer(false)}>
            {wording.shell.cancel}
          </button>
          <button type="submit" class="button button-main" disabled={busy}>
            {busy ? words.checking : words.submit}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** No password has as few as six characters, so six digits can only be a code. */
const isCode = (text: string): boolean => /^\d{6}$/u.test(text.replace(/\s/gu, ''));
