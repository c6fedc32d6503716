import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { useSpeech } from '../i18n/wording.tsx';

type FieldProps = Readonly<{
  label: string;
  value: string;
  onInput: (value: string) => void;
  hint?: string;
  error?: string | undefined;
  autoComplete?: string;
  autoFocus?: boolean;
  /** Codes are typed in large letters and without help from the browser. */
  kind?: 'text' | 'code';
  inputMode?: 'numeric' | 'text';
}>;

/** One line of text with its label, hint and error, tied together for screen readers. */
export function TextField(props: FieldProps) {
  const { label, value, onInput, hint, error, autoComplete, autoFocus, kind = 'text' } = props;
  const { inputMode } = props;
  const id = useId();
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <input
        id={id}
        class={kind === 'code' ? 'input input-code' : 'input'}
        value={value}
        autoComplete={autoComplete ?? 'off'}
        autoFocus={autoFocus}
        inputMode={inputMode}
        autoCapitalize={kind === 'code' ? 'characters' : 'off'}
        spellcheck={false}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(id, hint, error)}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </FieldFrame>
  );
}

type PasswordProps = Pick<
  FieldProps,
  'label' | 'value' | 'onInput' | 'hint' | 'error' | 'autoFocus'
> &
  Readonly<{ autoComplete: 'current-password' | 'new-password'; children?: ComponentChildren }>;

/** A password that can be shown, and a warning when a Vietnamese keyboard has changed it. */
export function PasswordField(props: PasswordProps) {
  const { label, value, onInput, hint, error, autoComplete, autoFocus, children } = props;
  const { wording } = useSpeech();
  const [shown, setShown] = useState(false);
  const id = useId();
  const words = wording.account.password;
  const accented = /[^\p{ASCII}]/u.test(value);
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <div class="password">
        <input
          id={id}
          class="input"
          {...(shown ? { type: 'text' as const } : { type: 'password' as const })}
          value={value}
          autoComplete={autoComplete}
          autoFocus={autoFocus}
          autoCapitalize="off"
          spellcheck={false}
          aria-invalid={error !== undefined}
          aria-describedby={describedBy(id, hint, error)}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
        <button
          type="button"
          class="button password-toggle"
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          {shown ? words.hide : words.show}
        </button>
      </div>
      <p class={accented ? 'field-warning' : 'field-hint'} role="status">
        {accented ? words.accented : words.keyboard}
      </p>
      {children}
    </FieldFrame>
  );
}

type FrameProps = Readonly<{
  id: string;
  label: string;
  hint: string | undefined;
  error: string | undefined;
  children: ComponentChildren;
}>;

/** Label, hint and error around whatever is typed into. */
export function FieldFrame({ id, label, hint, error, children }: FrameProps) {
  return (
    <div class={error === undefined ? 'field' : 'field field-wrong'}>
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p id={`${id}-hint`} class="field-hint">
          {hint}
        </p>
      )}
      {children}
      {error !== undefined && (
        <p id={`${id}-error`} class="field-error">
          <span aria-hidden="true">✕ </span>
          {error}
        </p>
      )}
    </div>
  );
}

/** Ids of the hint and the error that `FieldFrame` shows. */
export function describedBy(
  id: string,
  hint: string | undefined,
  error: string | undefined,
): string | undefined {
  const ids = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(error === undefined ? [] : [`${id}-error`]),
  ];
  return ids.length === 0 ? undefined : ids.join(' ');
}
