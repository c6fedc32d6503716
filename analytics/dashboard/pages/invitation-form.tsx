import { useState } from 'preact/hooks';
import type { Answer } from '../api-client.ts';
import { PasswordField } from '../components/field.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { MIN_PASSWORD_LENGTH } from '../setup-form.ts';
import { useForm } from '../use-form.ts';

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
  const { element, tried, busy, failure, submit } = useForm<null>();
  const isShort = Array.from(password).length < MIN_PASSWORD_LENGTH;
  const isSame = password === again;
  const act = {
    action: words.save,
    send: () => (isShort || !isSame ? null : send(password)),
    onDone,
  };
  return (
    <form
      ref={element}
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit(act);
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
        error={tried && !isShort && !isSame ? words.different : undefined}
      />
      {failure !== null && <FailureNotice failure={failure} />}
      <button type="submit" class="button button-main button-wide" disabled={busy}>
        {busy ? words.saving : words.save}
      </button>
    </form>
  );
}
