import { useEffect, useRef, useState } from 'preact/hooks';
import type { Answer, Failure } from '../api-client.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { TextField } from './field.tsx';
import { FailureNotice } from './notice.tsx';

type CodeFormProps<Value> = Readonly<{
  label: string;
  hint: string;
  /** Digits of the app, or a recovery code with letters. */
  kind: 'digits' | 'recovery';
  submit: string;
  send: (code: string) => Promise<Answer<Value>>;
  onDone: (value: Value) => void;
}>;

/** Asks for one code and sends it; a wrong one is emptied, as no code works twice. */
export function CodeForm<Value>(props: CodeFormProps<Value>) {
  const { wording } = useSpeech();
  const words = wording.signIn.code;
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // The button that led here is gone, or would keep the focus.
    form.current?.querySelector('input')?.focus();
  }, []);
  const submit = async () => {
    setTried(true);
    setFailure(null);
    if (code.trim() === '') return;
    setBusy(true);
    const answer = await props.send(code.trim());
    setBusy(false);
    if (answer.ok) {
      props.onDone(answer.value);
      return;
    }
    setFailure(answer.error);
    setTried(false);
    setCode('');
  };
  return (
    <form
      ref={form}
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextField
        label={props.label}
        hint={props.hint}
        kind="code"
        inputMode={props.kind === 'digits' ? 'numeric' : 'text'}
        autoComplete="one-time-code"
        value={code}
        onInput={setCode}
        error={tried && code.trim() === '' ? words.missing : undefined}
      />
      {failure !== null && <FailureNotice failure={failure} />}
      <button type="submit" class="button button-main button-wide" disabled={busy}>
        {busy ? words.checking : props.submit}
      </button>
    </form>
  );
}
