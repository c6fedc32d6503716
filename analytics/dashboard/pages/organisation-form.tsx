import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { OrganisationHistory } from '../../../shared/api/organisation-history.ts';
import type { ProblemCode } from '../../../shared/api/problems.ts';
import type { LocalDay } from '../../../shared/domain/local-day.ts';
import { isValidOn } from '../../../shared/domain/validity.ts';
import { compareNames } from '../../reports/sort-names.ts';
import type { Answer, Failure } from '../api-client.ts';
import { FailureNotice } from '../components/notice.tsx';
import { Dialog } from '../components/popover.tsx';
import { failureSentence } from '../failure-sentence.ts';
import { useSpeech } from '../i18n/wording.tsx';

/** What is sent, and what becomes of the answer. `send` is null while something is missing. */
interface Act<T> {
  readonly action: string;
  readonly send: () => Promise<Answer<T>> | null;
  readonly onDone: (value: T) => void;
}

/** The server's refusal with a code that is told beside its field; undefined when there is none. */
type RefusedWith = (code: ProblemCode) => string | undefined;

type FormProps<T> = Act<T> &
  Readonly<{
    title: string;
    hint?: string;
    onClose: () => void;
    /** What the button that closes says, where 'cancel' could be taken for the act itself. */
    leave?: string;
    /** Done from a button before the main one; the dialog stays open unless `onDone` closes it. */
    second?: Act<T>;
    /** Refusals that the fields tell themselves. */
    beside?: readonly ProblemCode[];
    /** `tried`: from now on what is missing is marked. */
    children: (tried: boolean, refusedWith: RefusedWith) => ComponentChildren;
  }>;

/** A dialog that changes something: its fields, what went wrong, cancel and do. */
export function FormDialog<T>(props: FormProps<T>) {
  const { title, hint, action, second, beside = [], onClose, leave, children } = props;
  const { wording, inLanguage } = useSpeech();
  const form = useForm<T>();
  const { failure, busy } = form;
  const code = failure?.kind === 'problem' ? failure.body.code : null;
  const refusedWith: RefusedWith = (asked) =>
    failure !== null && code === asked && beside.includes(asked)
      ? [inLanguage(failureSentence(failure)), ...namesIn(failure)].join(' ')
      : undefined;
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        ref={form.element}
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit(props);
        }}
      >
        {hint !== undefined && <p>{hint}</p>}
        {children(form.tried, refusedWith)}
        {failure !== null && (code === null || !beside.includes(code)) && (
          <FailureNotice failure={failure} />
        )}
        <div class="form-actions">
          <button type="button" class="button" onClick={onClose}>
            {leave ?? wording.shell.cancel}
          </button>
          {second !== undefined && (
            <button
              type="button"
              class="button"
              disabled={busy}
              onClick={() => void form.submit(second)}
            >
              {second.action}
            </button>
          )}
          <button type="submit" class="button button-main" disabled={busy}>
            {busy ? wording.organisation.saving : action}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** What stands in the way, by name. */
function namesIn(failure: Failure): string[] {
  const issues = failure.kind === 'problem' ? (failure.body.issues ?? []) : [];
  return issues.map(({ message }) => message);
}

/** Where a form stands; whatever is wrong gets the focus, and after success the first field. */
function useForm<T>() {
  const element = useRef<HTMLFormElement>(null);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [attempts, setAttempts] = useState(0);
  useEffect(() => {
    if (attempts === 0) return;
    const wrong = element.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    const first = element.current?.querySelector<HTMLInputElement>('input, select, textarea');
    if (wrong instanceof HTMLElement) wrong.focus();
    else if (!tried && first instanceof HTMLInputElement) first.select();
  }, [attempts]);
  const submit = async ({ send, onDone }: Act<T>) => {
    setTried(true);
    setFailure(null);
    const sending = send();
    if (sending !== null) {
      setBusy(true);
      const answer = await sending;
      setBusy(false);
      // Whoever goes on with the next one begins anew.
      if (answer.ok) setTried(false);
      if (answer.ok) onDone(answer.value);
      else setFailure(answer.error);
    }
    setAttempts((count) => count + 1);
  };
  return { element, tried, busy, failure, submit };
}

/** Units that exist on a day, for a list to choose from. */
export function unitOptions(
  { units }: OrganisationHistory,
  day: LocalDay,
): { value: string; text: string }[] {
  return units
    .filter((unit) => isValidOn(unit, day))
    .toSorted((a, b) => compareNames(a.name, b.name))
    .map(({ id, name, code }) => ({ value: id, text: `${name} · ${code}` }));
}
