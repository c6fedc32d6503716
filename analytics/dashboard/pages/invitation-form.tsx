import { useState } from 'preact/hooks';
import type { Answer, Failure } from '../api-client.ts';
import { PasswordField } from '../components/field.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { MIN_PASSWORD_LENGTH } from '../setup-form.ts';

type FormProps = Readonly<{
  /** For the browser's password manager. */
  login: string;
  send: (password: string) => Promise<Answer<null>>;
  onDone: () => void;
}>;

/** The own password, typed twice: nobody is there who could tell it again. */
export function InvitationForm({ login, send, onDone }: FormProps) {
  const { wording } = useSpeech();
  const words = wording.invitation.page;
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isShort = Array.from(password).length < MIN_PASSWORD_LENGTH;
  const submit = async () => {
    setTried(true);
    setFailure(null);
    if (isShort || password !== again) return;
    setBusy(true);
    const answer = await send(password);
    setBusy(false);
    if (answer.ok) onDone();
    else setFailure(answer.error);
  };
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <input type="hidden" name="username" autoComplete="username" value={login} />
      <PasswordField
        label={words.password}
        hint={words.hint}
        autoComplete="new-password"
        value={password}
        onInput={setPassword}
        error={tried && isShort ? wording.account.setup.shortPassword : undefined}
      />
      <PasswordField
        label={words.repeat}
        autoComplete="new-password"
        value={again}
        onInput={setAgain}
        error={tried && !isShort && password !== again ? words.different : undefined}
      />
      {failure !== null && <FailureNotice failure={failure} />}
      <button type="submit" class="button button-main button-wide" disabled={busy}>
        {busy ? words.saving : words.save}
      </button>
    </form>
  );
}
