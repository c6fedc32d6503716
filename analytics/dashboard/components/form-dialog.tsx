import type { ComponentChildren } from 'preact';
import type { ProblemCode } from '../../../shared/api/problems.ts';
import type { Failure } from '../api-client.ts';
import { failureSentence } from '../failure-sentence.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { useForm, type FormAct } from '../use-form.ts';
import { FailureNotice } from './notice.tsx';
import { Dialog } from './popover.tsx';

/** The server's refusal with a code that is told beside its field; undefined when there is none. */
type RefusedWith = (code: ProblemCode) => string | undefined;

type FormProps<T> = FormAct<T> &
  Readonly<{
    title: string;
    hint?: string;
    onClose: () => void;
    /** What the button that closes says, where 'cancel' could be taken for the act itself. */
    leave?: string;
    /** Done from a button before the main one; the dialog stays open unless `onDone` closes it. */
    second?: FormAct<T>;
    /** Refusals that the fields tell themselves. */
    beside?: readonly ProblemCode[];
    /** The fields. `tried`: from now on what is missing is marked. */
    children: ComponentChildren | ((tried: boolean, refusedWith: RefusedWith) => ComponentChildren);
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
        {typeof children === 'function' ? children(form.tried, refusedWith) : children}
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
