import { useState } from 'preact/hooks';
import type { Session } from '../../../shared/api/session.ts';
import type { Api, Failure } from '../api-client.ts';
import { EntryFrame } from '../components/entry-frame.tsx';
import { PasswordField, TextField } from '../components/field.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { SingleSignOnLink, useSingleSignOnOutcome } from '../components/single-sign-on.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useTitle } from '../use-title.ts';

type SignInProps = Readonly<{
  api: Api;
  /** The session ended while a page was open: that page comes back after signing in. */
  expired: boolean;
  onSignedIn: (session: Session) => void;
}>;

/** The address stays what it was, so that signing in leads on to where the reader wanted to be. */
export function SignInPage({ api, expired, onSignedIn }: SignInProps) {
  const { wording } = useSpeech();
  const words = wording.account.signIn;
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const outcome = useSingleSignOnOutcome();
  useTitle(wording.shell.pages['sign-in']);
  const submit = async () => {
    setTried(true);
    setFailure(null);
    if (login.trim() === '' || password === '') return;
    setBusy(true);
    const answer = await api.signIn({ login: login.trim(), password });
    setBusy(false);
    if (answer.ok) onSignedIn(answer.value);
    else setFailure(answer.error);
  };
  return (
    <EntryFrame title={words.title} intro={words.intro}>
      {outcome !== null && failure === null && <Notice kind="warning">{outcome}</Notice>}
      {expired && failure === null && <Notice kind="warning">{words.expired}</Notice>}
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          label={words.login}
          value={login}
          onInput={setLogin}
          autoComplete="username"
          autoFocus
          error={tried && login.trim() === '' ? words.missingLogin : undefined}
        />
        <PasswordField
          label={words.password}
          value={password}
          onInput={setPassword}
          autoComplete="current-password"
          error={tried && password === '' ? words.missingPassword : undefined}
        />
        {failure !== null && <FailureNotice failure={failure} />}
        <button type="submit" class="button button-main button-wide" disabled={busy}>
          {busy ? words.submitting : words.submit}
        </button>
      </form>
      <SingleSignOnLink api={api} />
    </EntryFrame>
  );
}
